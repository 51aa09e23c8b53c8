package org.thalweg.learn.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Layout;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Wording;
import org.thalweg.learn.model.Model;

/**
 * A trained model with all that is needed to use it on new rows.
 *
 * @param preprocessor how rows become features
 * @param model the architecture
 * @param parameters the parameter vector, f32[model.layout().size()]
 * @param training how it was trained, as a value of JSON: for people, and never read by the program
 */
public record SavedModel(
    Preprocessor preprocessor, Model model, Array parameters, SequencedMap<String, ?> training) {
  /** The file that describes the model. */
  static final String DESCRIPTION = "model.json";

  /** The file that holds the parameters. */
  static final String PARAMETERS = "parameters.safetensors";

  /** The same, until the description that tells of them is in place. */
  static final String NEXT_PARAMETERS = PARAMETERS + ".new";

  private static final String FORMAT = "thalweg-model";
  private static final int VERSION = 1;

  /** SHA-256 of the little-endian bytes of a parameter vector, in hexadecimal digits. */
  public static String sha256(Array parameters) {
    return new Sha256().add(parameters).hex();
  }

  /**
   * Writes both files into a folder that is there, in place of others. At any time the folder holds
   * the earlier model or this one, whole.
   */
  void write(Path folder) throws IOException {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("version", VERSION);
    tree.put("model", ModelJson.write(model));
    tree.putAll(PreprocessorJson.write(preprocessor));
    tree.put("parameters_sha256", sha256(parameters));
    tree.put("training", training);
    SequencedMap<String, Array> arrays = new LinkedHashMap<>();
    for (Layout.Part part : model.layout().parts()) {
      arrays.put(part.name(), model.layout().get(parameters, part.name()));
    }
    SequencedMap<String, String> metadata = new LinkedHashMap<>(Map.of("format", "thalweg"));
    Path next = folder.resolve(NEXT_PARAMETERS);
    Durable.write(next, new Safetensors(metadata, arrays)::write);
    Durable.write(folder.resolve(DESCRIPTION), Json.indented(tree) + "\n");
    Durable.move(next, folder.resolve(PARAMETERS));
  }

  /**
   * Reads a model.
   *
   * @param folder where it was saved
   * @throws InputException if the folder holds no model or a damaged one
   */
  public static SavedModel load(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "no model folder %s: name the folder that `thalweg train` wrote"
              .formatted(Wording.path(folder)));
    }
    try {
      Field tree = describe(folder);
      Model model = ModelJson.read(tree.get("model"));
      Preprocessor preprocessor = PreprocessorJson.read(tree);
      if (preprocessor.width() != model.features()) {
        throw tree.get("model")
            .get("features")
            .wrong(preprocessor.width() + " as the columns give");
      }
      String digest = tree.get("parameters_sha256").text();
      Optional<Array> next = nextParameters(folder, model.layout(), digest);
      Array parameters =
          next.isPresent() ? next.get() : parameters(folder, PARAMETERS, model.layout());
      if (!sha256(parameters).equals(digest)) {
        throw new InputException(
            "the parameters in %s are not those that %s was written with: copy both files again"
                .formatted(Wording.path(folder), DESCRIPTION));
      }
      return new SavedModel(preprocessor, model, parameters, new LinkedHashMap<>());
    } catch (NoSuchFileException e) {
      throw new InputException(
          "%s holds no model (%s is missing): name the folder that `thalweg train` wrote"
              .formatted(Wording.path(folder), Path.of(e.getFile()).getFileName()),
          e);
    } catch (IOException e) {
      throw new InputException(
          "the model in %s cannot be read (%s): check the disk and permissions"
              .formatted(Wording.path(folder), e.getMessage()),
          e);
    }
  }

  private static Field describe(Path folder) throws IOException {
    Field tree = Field.read(folder.resolve(DESCRIPTION));
    if (!tree.get("format").text().equals(FORMAT)) {
      throw tree.get("format").wrong(FORMAT);
    }
    if (tree.get("version").integer() != VERSION) {
      throw tree.get("version").wrong(Integer.toString(VERSION));
    }
    return tree;
  }

  /** The parameters of a model whose writing was cut short after its description was in place. */
  private static Optional<Array> nextParameters(Path folder, Layout layout, String digest)
      throws IOException {
    if (!Files.exists(folder.resolve(NEXT_PARAMETERS))) {
      return Optional.empty();
    }
    try {
      Array parameters = parameters(folder, NEXT_PARAMETERS, layout);
      return sha256(parameters).equals(digest) ? Optional.of(parameters) : Optional.empty();
    } catch (InputException ofAnotherModel) {
      return Optional.empty();
    }
  }

  private static Array parameters(Path folder, String name, Layout layout) throws IOException {
    SequencedMap<String, Array> arrays = Safetensors.read(folder.resolve(name)).arrays();
    Array parameters = Array.zeros(Type.of(DType.F32, layout.size()));
    for (Layout.Part part : layout.parts()) {
      Array array = arrays.get(part.name());
      if (array == null || !array.shape().equals(part.shape())) {
        throw new InputException(
            "%s in %s has %s %s, the model needs shape %s: copy the model again or train it again"
                .formatted(
                    name,
                    Wording.path(folder),
                    array == null ? "no" : array.shape() + " for",
                    part.name(),
                    part.shape()));
      }
      layout.put(parameters, part.name(), array);
    }
    return parameters;
  }
}
