package org.thalweg.problems;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 105 functions of global optimization with box, least value and figures to check them by. Each is
 * a static method of a class Functions…, named like the function; the figures were computed from
 * the benchmark set of SciPy.
 */
public final class TestFunctions {

  private static final Map<String, PlainFunction> FUNCTIONS = functions();

  private TestFunctions() {}

  /** All functions, in the order of their names. */
  public static List<TestFunction> all() {
    return TextResource.blocks("test-functions.txt", "function ").stream()
        .map(TestFunctions::read)
        .toList();
  }

  /**
   * The function of a name, such as Ackley01.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TestFunction named(String name) {
    return all().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no test function " + name + ": the names are " + FUNCTIONS.keySet()));
  }

  private static TestFunction read(List<String> block) {
    String[] head = block.get(0).split(" ", -1);
    PlainFunction function = FUNCTIONS.get(head[1]);
    if (function == null) {
      throw new IllegalStateException("no method for the function " + head[1]);
    }
    double[] lower = TextResource.numbers(block.get(1), 1);
    double[] upper = TextResource.numbers(block.get(2), 1);
    double minimum = TextResource.numbers(block.get(3), 1)[0];
    return new TestFunction(
        head[1],
        function,
        head[2].equals("scalable"),
        lower,
        upper,
        minimum,
        samples(block, "minimizer "),
        samples(block, "sample "));
  }

  private static List<TestFunction.Sample> samples(List<String> block, String start) {
    return block.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> TextResource.numbers(line, 1))
        .map(
            row -> new TestFunction.Sample(Arrays.copyOf(row, row.length - 1), row[row.length - 1]))
        .toList();
  }

  private static Map<String, PlainFunction> functions() {
    Map<String, PlainFunction> map = new LinkedHashMap<>();
    map.put("AMGM", FunctionsAToB::amgm);
    map.put("Ackley01", FunctionsAToB::ackley01);
    map.put("Ackley02", FunctionsAToB::ackley02);
    map.put("Adjiman", FunctionsAToB::adjiman);
    map.put("Alpine02", FunctionsAToB::alpine02);
    map.put("Beale", FunctionsAToB::beale);
    map.put("BiggsExp03", FunctionsAToB::biggsExp03);
    map.put("BiggsExp05", FunctionsAToB::biggsExp05);
    map.put("Bohachevsky1", FunctionsAToB::bohachevsky1);
    map.put("Bohachevsky3", FunctionsAToB::bohachevsky3);
    map.put("Branin01", FunctionsAToB::branin01);
    map.put("Brent", FunctionsAToB::brent);
    map.put("Bukin02", FunctionsAToB::bukin02);
    map.put("Bukin06", FunctionsAToB::bukin06);
    map.put("Chichinadze", FunctionsCToE::chichinadze);
    map.put("Cola", FunctionsCToE::cola);
    map.put("Corana", FunctionsCToE::corana);
    map.put("CrossInTray", FunctionsCToE::crossInTray);
    map.put("CrownedCross", FunctionsCToE::crownedCross);
    map.put("Cube", FunctionsCToE::cube);
    map.put("DeVilliersGlasser01", FunctionsCToE::deVilliersGlasser01);
    map.put("Deb01", FunctionsCToE::deb01);
    map.put("Decanomial", FunctionsCToE::decanomial);
    map.put("DeckkersAarts", FunctionsCToE::deckkersAarts);
    map.put("DixonPrice", FunctionsCToE::dixonPrice);
    map.put("DropWave", FunctionsCToE::dropWave);
    map.put("Easom", FunctionsCToE::easom);
    map.put("Eckerle4", FunctionsCToE::eckerle4);
    map.put("EggHolder", FunctionsCToE::eggHolder);
    map.put("Exp2", FunctionsCToE::exp2);
    map.put("FreudensteinRoth", FunctionsFToL::freudensteinRoth);
    map.put("Giunta", FunctionsFToL::giunta);
    map.put("GoldsteinPrice", FunctionsFToL::goldsteinPrice);
    map.put("Griewank", FunctionsFToL::griewank);
    map.put("Hansen", FunctionsFToL::hansen);
    map.put("Hartmann6", FunctionsFToL::hartmann6);
    map.put("HimmelBlau", FunctionsFToL::himmelBlau);
    map.put("Hosaki", FunctionsFToL::hosaki);
    map.put("JennrichSampson", FunctionsFToL::jennrichSampson);
    map.put("Katsuura", FunctionsFToL::katsuura);
    map.put("Kowalik", FunctionsFToL::kowalik);
    map.put("LennardJones", FunctionsFToL::lennardJones);
    map.put("Levy03", FunctionsFToL::levy03);
    map.put("Levy13", FunctionsFToL::levy13);
    map.put("Matyas", FunctionsMToN::matyas);
    map.put("McCormick", FunctionsMToN::mcCormick);
    map.put("Michalewicz", FunctionsMToN::michalewicz);
    map.put("Mishra01", FunctionsMToN::mishra01);
    map.put("Mishra03", FunctionsMToN::mishra03);
    map.put("Mishra05", FunctionsMToN::mishra05);
    map.put("Mishra07", FunctionsMToN::mishra07);
    map.put("Mishra09", FunctionsMToN::mishra09);
    map.put("Mishra11", FunctionsMToN::mishra11);
    map.put("NeedleEye", FunctionsMToN::needleEye);
    map.put("NewFunction02", FunctionsMToN::newFunction02);
    map.put("Parsopoulos", FunctionsP::parsopoulos);
    map.put("Paviani", FunctionsP::paviani);
    map.put("Penalty01", FunctionsP::penalty01);
    map.put("PermFunction01", FunctionsP::permFunction01);
    map.put("Pinter", FunctionsP::pinter);
    map.put("Powell", FunctionsP::powell);
    map.put("Price01", FunctionsP::price01);
    map.put("Price03", FunctionsP::price03);
    map.put("Qing", FunctionsQToSc::qing);
    map.put("Quintic", FunctionsQToSc::quintic);
    map.put("Rastrigin", FunctionsQToSc::rastrigin);
    map.put("Ratkowsky02", FunctionsQToSc::ratkowsky02);
    map.put("Ripple25", FunctionsQToSc::ripple25);
    map.put("Rosenbrock", FunctionsQToSc::rosenbrock);
    map.put("RosenbrockModified", FunctionsQToSc::rosenbrockModified);
    map.put("RotatedEllipse02", FunctionsQToSc::rotatedEllipse02);
    map.put("Sargan", FunctionsQToSc::sargan);
    map.put("Schaffer02", FunctionsQToSc::schaffer02);
    map.put("Schaffer04", FunctionsQToSc::schaffer04);
    map.put("Schwefel02", FunctionsQToSc::schwefel02);
    map.put("Schwefel06", FunctionsQToSc::schwefel06);
    map.put("Schwefel21", FunctionsQToSc::schwefel21);
    map.put("Schwefel26", FunctionsQToSc::schwefel26);
    map.put("Shekel05", FunctionsShToSt::shekel05);
    map.put("Shekel10", FunctionsShToSt::shekel10);
    map.put("Shubert03", FunctionsShToSt::shubert03);
    map.put("SineEnvelope", FunctionsShToSt::sineEnvelope);
    map.put("SixHumpCamel", FunctionsShToSt::sixHumpCamel);
    map.put("Sodp", FunctionsShToSt::sodp);
    map.put("Sphere", FunctionsShToSt::sphere);
    map.put("Step", FunctionsShToSt::step);
    map.put("StretchedV", FunctionsShToSt::stretchedV);
    map.put("StyblinskiTang", FunctionsShToSt::styblinskiTang);
    map.put("TestTubeHolder", FunctionsTToZ::testTubeHolder);
    map.put("Thurber", FunctionsTToZ::thurber);
    map.put("Trefethen", FunctionsTToZ::trefethen);
    map.put("Trigonometric01", FunctionsTToZ::trigonometric01);
    map.put("Tripod", FunctionsTToZ::tripod);
    map.put("Ursem03", FunctionsTToZ::ursem03);
    map.put("UrsemWaves", FunctionsTToZ::ursemWaves);
    map.put("Vincent", FunctionsTToZ::vincent);
    map.put("Wavy", FunctionsTToZ::wavy);
    map.put("WayburnSeader02", FunctionsTToZ::wayburnSeader02);
    map.put("Whitley", FunctionsTToZ::whitley);
    map.put("XinSheYang02", FunctionsTToZ::xinSheYang02);
    map.put("XinSheYang04", FunctionsTToZ::xinSheYang04);
    map.put("YaoLiu04", FunctionsTToZ::yaoLiu04);
    map.put("Zacharov", FunctionsTToZ::zacharov);
    map.put("Zettl", FunctionsTToZ::zettl);
    map.put("Zirilli", FunctionsTToZ::zirilli);
    return map;
  }
}
