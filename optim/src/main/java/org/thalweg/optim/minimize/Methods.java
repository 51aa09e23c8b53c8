package org.thalweg.optim.minimize;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.optim.linesearch.Armijo;
import org.thalweg.optim.linesearch.BestOfTrials;
import org.thalweg.optim.linesearch.StrongWolfe;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.descent.Accelerated;
import org.thalweg.optim.method.descent.BarzilaiBorwein;
import org.thalweg.optim.method.descent.ByRule;
import org.thalweg.optim.method.descent.ConjugateGradient;
import org.thalweg.optim.method.descent.GradientDescent;
import org.thalweg.optim.method.descent.Momentum;
import org.thalweg.optim.method.descent.SteepestDescent;
import org.thalweg.optim.method.newton.Bfgs;
import org.thalweg.optim.method.newton.Lbfgs;
import org.thalweg.optim.method.newton.LbfgsB;
import org.thalweg.optim.method.newton.Newton;
import org.thalweg.optim.method.newton.NewtonCg;
import org.thalweg.optim.method.newton.OwlQn;
import org.thalweg.optim.method.newton.TrustRegion;
import org.thalweg.optim.method.search.BasinHopping;
import org.thalweg.optim.method.search.MultiStart;
import org.thalweg.optim.method.search.NelderMead;
import org.thalweg.optim.method.search.RandomLocalSearch;
import org.thalweg.optim.method.search.RandomSearch;
import org.thalweg.optim.method.squares.GaussNewton;
import org.thalweg.optim.method.squares.LevenbergMarquardt;
import org.thalweg.optim.rule.Rules;

/** All methods by name: those of this package's own, then every update rule. */
public final class Methods {
  private static final double RATE = 0.01;
  private static final double MOMENTUM = 0.9;

  private static final List<NamedMethod> OWN =
      List.of(
          named("random-search", new RandomSearch(), "Brooks 1958"),
          named("random-local-search", new RandomLocalSearch(), "Rastrigin 1963"),
          named("nelder-mead", new NelderMead(), "Nelder, Mead 1965"),
          named("gradient-descent", new SteepestDescent(new Armijo()), "Armijo 1966"),
          named("gradient-descent-fixed", new GradientDescent(RATE, 0), "Cauchy 1847"),
          named("gradient-descent-decaying", new GradientDescent(0.1, 0.01), "Robbins, Monro 1951"),
          named("gradient-descent-trials", new SteepestDescent(new BestOfTrials()), "Cauchy 1847"),
          named("gradient-descent-wolfe", new SteepestDescent(StrongWolfe.tight()), "Wolfe 1969"),
          named("gradient-descent-exact", new SteepestDescent(StrongWolfe.exact()), "Cauchy 1847"),
          named("barzilai-borwein", new BarzilaiBorwein(), "Barzilai, Borwein 1988"),
          named("momentum", new Momentum(RATE, MOMENTUM), "Polyak 1964"),
          named("nesterov", new Accelerated(true), "Nesterov 1983"),
          named("conjugate-gradient", conjugate(ConjugateGradient.Formula.POLAK_RIBIERE), "1969"),
          named("conjugate-gradient-hz", conjugate(ConjugateGradient.Formula.HAGER_ZHANG), "2005"),
          named("bfgs", new Bfgs(), "Broyden, Fletcher, Goldfarb, Shanno 1970"),
          named("lbfgs", new Lbfgs(), "Nocedal 1980"),
          named("lbfgs-b", new LbfgsB(), "Byrd, Lu, Nocedal and Zhu 1995"),
          named("owl-qn", new OwlQn(), "Andrew, Gao 2007"),
          named("newton", new Newton(), "Newton 1669"),
          named("newton-cg", new NewtonCg(), "Dembo, Steihaug 1983"),
          named("trust-region", new TrustRegion(), "Steihaug 1983"),
          named("trust-region-dogleg", region(TrustRegion.Subproblem.DOGLEG), "Powell 1970"),
          named("trust-region-exact", region(TrustRegion.Subproblem.EXACT), "Moré, Sorensen 1983"),
          named("gauss-newton", new GaussNewton(), "Gauss 1809"),
          named("levenberg-marquardt", new LevenbergMarquardt(), "Marquardt 1963; Moré 1978"),
          named("proximal-gradient", new Accelerated(false), "Lions, Mercier 1979"),
          named("projected-gradient", new Accelerated(false), "Goldstein 1964"),
          named("fista", new Accelerated(true), "Beck, Teboulle 2009"),
          named("multi-start", new MultiStart(), "Rinnooy Kan, Timmer 1987"),
          named("basin-hopping", new BasinHopping(), "Wales, Doye 1997"));

  private Methods() {}

  /** All of them; a rule of the name of a method is that method. */
  public static List<NamedMethod> all() {
    Stream<NamedMethod> rules =
        Rules.all().stream()
            .filter(rule -> OWN.stream().noneMatch(own -> own.name().equals(rule.name())))
            .map(rule ->
                named(rule.name(), new ByRule(rule.rule(), rule.learningRate()), rule.source()));
    return Stream.concat(OWN.stream(), rules).toList();
  }

  /** The method of a name. */
  public static Optional<NamedMethod> named(String name) {
    return all().stream().filter(method -> method.name().equals(name)).findFirst();
  }

  private static NamedMethod named(String name, Method method, String source) {
    return new NamedMethod(name, method, source);
  }

  private static ConjugateGradient conjugate(ConjugateGradient.Formula formula) {
    return new ConjugateGradient(formula);
  }

  private static TrustRegion region(TrustRegion.Subproblem subproblem) {
    return new TrustRegion(subproblem);
  }
}
