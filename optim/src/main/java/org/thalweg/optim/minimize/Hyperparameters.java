package org.thalweg.optim.minimize;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.descent.ByRule;
import org.thalweg.optim.step.Rule;

/**
 * The options of a method by name: the components of its record, and of the update rule where it
 * steps by one. Each method and rule is its own record, so a table of names beside them would say
 * everything a second time.
 */
public final class Hyperparameters {
  private Hyperparameters() {}

  /** Names of the numbers and switches that can be set, words joined by hyphens. */
  public static List<String> names(Method method) {
    List<String> names = new ArrayList<>();
    add(names, method);
    if (method instanceof ByRule by) {
      add(names, by.rule());
    }
    return names;
  }

  /**
   * A method with one option changed.
   *
   * @param name one of {@link #names}
   * @param value a number; 0 or 1 for a switch
   * @throws IllegalArgumentException if the method has no such option or refuses the value
   */
  public static Method with(Method method, String name, double value) {
    if (method instanceof ByRule by && !has(by, name) && has(by.rule(), name)) {
      return new ByRule((Rule) changed(by.rule(), name, value), by.learningRate());
    }
    return (Method) changed(method, name, value);
  }

  private static void add(List<String> names, Object options) {
    for (RecordComponent component : components(options)) {
      if (component.getType().isPrimitive()) {
        names.add(hyphenated(component.getName()));
      }
    }
  }

  private static boolean has(Object options, String name) {
    List<String> names = new ArrayList<>();
    add(names, options);
    return names.contains(name);
  }

  private static Object changed(Object options, String name, double value) {
    if (!has(options, name)) {
      throw new IllegalArgumentException("there is no hyperparameter " + name);
    }
    RecordComponent[] components = components(options);
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] =
            hyphenated(components[i].getName()).equals(name)
                ? converted(name, value, types[i])
                : components[i].getAccessor().invoke(options);
      }
      Constructor<?> constructor = options.getClass().getConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(options.getClass() + " is no public record", e);
    }
  }

  private static Object converted(String name, double value, Class<?> type) {
    if (type == double.class) {
      return value;
    }
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be a whole number");
    }
    if (type == boolean.class) {
      return value != 0;
    }
    return type == long.class ? (Object) (long) value : (Object) (int) value;
  }

  private static RecordComponent[] components(Object options) {
    RecordComponent[] components = options.getClass().getRecordComponents();
    return components == null ? new RecordComponent[0] : components;
  }

  private static String hyphenated(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
