package org.thalweg.optim.rule;

import static org.thalweg.optim.rule.NamedRule.rated;
import static org.thalweg.optim.rule.NamedRule.unrated;
import static org.thalweg.optim.rule.NamedRule.unscheduled;

import java.util.List;
import java.util.Optional;

/** All rules by name. */
public final class Rules {
  private Rules() {}

  private static final List<NamedRule> ALL =
      List.of(
          // Gradient and velocity.
          rated("sgd", Sgd.plain(), 0.1, "Cauchy 1847"),
          rated("momentum", new Sgd(0.9, false), 0.05, "Polyak 1964"),
          rated("nesterov", new Sgd(0.9, true), 0.05, "Nesterov 1983; Sutskever et al. 2013"),
          rated("averaged-sgd", new AveragedSgd(1e-4, 0.75, 0), 0.1, "Polyak and Juditsky 1992"),
          // A step size for each parameter.
          rated("adagrad", new AdaGrad(), 1e-2, "Duchi, Hazan and Singer 2011"),
          rated("adadelta", new AdaDelta(), 1, "Zeiler 2012"),
          rated("rmsprop", new RmsProp(), 1e-3, "Tieleman and Hinton 2012"),
          rated("rprop", new Rprop(), 1e-2, "Riedmiller and Braun 1993"),
          rated("ftrl", new FtrlProximal(), 0.1, "McMahan et al. 2013"),
          // The gradient's sign.
          rated("signsgd", new SignSgd(), 1e-3, "Bernstein et al. 2018"),
          rated("signum", new Signum(), 1e-3, "Bernstein et al. 2018"),
          rated("lion", new Lion(), 3e-4, "Chen et al. 2023"),
          // Adam and its kin.
          rated("adam", new Adam(), 1e-3, "Kingma and Ba 2015"),
          rated("adamw", new AdamW(), 1e-3, "Loshchilov and Hutter 2019"),
          rated("amsgrad", new AMSGrad(), 1e-3, "Reddi, Kale and Kumar 2018"),
          rated("adamax", new Adamax(), 2e-3, "Kingma and Ba 2015"),
          rated("nadam", new NAdam(), 2e-3, "Dozat 2016"),
          rated("radam", new RAdam(), 1e-3, "Liu et al. 2020"),
          rated("adabelief", new AdaBelief(), 1e-3, "Zhuang et al. 2020"),
          rated("yogi", new Yogi(), 1e-2, "Zaheer et al. 2018"),
          rated("adan", new Adan(), 1e-3, "Xie et al. 2022"),
          // By layers and matrices.
          rated("adafactor", new Adafactor(), 1e-2, "Shazeer and Stern 2018"),
          rated("lars", new Lars(), 1, "You, Gitman and Ginsburg 2017"),
          rated("lamb", new Lamb(), 1e-3, "You et al. 2020"),
          rated("muon", new Muon(), 1e-3, "Jordan et al. 2024; Liu et al. 2025"),
          rated("shampoo", new Shampoo(), 0.1, "Gupta, Koren and Singer 2018"),
          rated("sophia", new Sophia(), 1e-3, "Liu et al. 2023"),
          // Without a schedule.
          unscheduled("schedule-free-sgd", new ScheduleFreeSgd(), 1, "Defazio et al. 2024"),
          unscheduled("schedule-free-adamw", new ScheduleFreeAdamW(), 0.01, "Defazio et al. 2024"),
          // Without a learning rate.
          unrated("polyak", new Polyak(), "Loizou et al. 2021"),
          unrated("dog", new DoG(), "Ivgi, Hinder and Carmon 2023"),
          unrated("dowg", new DoWG(), "Khaled, Mishchenko and Jin 2023"),
          unrated("d-adaptation", new DAdaptation(), "Defazio and Mishchenko 2023"),
          unrated("prodigy", new Prodigy(), "Mishchenko and Defazio 2023"),
          unrated("cocob", new Cocob(), "Orabona and Tommasi 2017"));

  /** Every rule, kin beside kin. */
  public static List<NamedRule> all() {
    return ALL;
  }

  /** The rule of a name, if there is one. */
  public static Optional<NamedRule> named(String name) {
    return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }
}
