package org.thalweg.core.plainjava;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Functions of classes that another class loader made, as a command's class path does. */
class OtherLoaderTest {

  /** Reads the test's own classes anew. */
  private static final class Anew extends ClassLoader {
    Anew() {
      super(OtherLoaderTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(Functions.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void methodsOfAnotherLoader() throws Exception {
    Class<?> other = new Anew().loadClass(Functions.class.getName());
    assertNotSame(Functions.class, other);
    double[] point = {0.4, 0.7, -0.3, 1.2};
    for (String name : new String[] {"statics", "enumSwitch", "collections", "tryFinally"}) {
      Method method = other.getDeclaredMethod(name, double[].class);
      JavaObjective objective = PlainJava.objective(4, method);
      JavaObjective same = PlainJava.objective(4, Functions.all().get(name));
      double[] gradient = new double[4];
      double[] expected = new double[4];
      assertEquals(
          same.valueAndGradient(point, expected), objective.valueAndGradient(point, gradient));
      assertArrayEquals(expected, gradient);
      assertEquals(same.value(point), objective.value(point));
    }
  }
}
