package org.thalweg.io.idx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.io.InputFile;
import org.thalweg.learn.data.CategoryColumn;
import org.thalweg.learn.data.Column;
import org.thalweg.learn.data.ColumnChoice;
import org.thalweg.learn.data.ImageColumn;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Schema;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Wording;

/**
 * Reads images and labels of unsigned bytes in the IDX format, compressed with gzip or not.
 *
 * <p>Format: two zero bytes, the type of the elements, the number of dimensions, each dimension as
 * a big-endian 32-bit number, and the elements row-major (LeCun, Cortes, Burges, "The MNIST
 * database of handwritten digits", 1998).
 */
public final class IdxReader {
  /** The name of the column of images. */
  public static final String IMAGE = "image";

  /** The name of the column of labels. */
  public static final String LABEL = "label";

  private IdxReader() {}

  /**
   * Reads images with their labels.
   *
   * @param images a file of two or more dimensions, the first of which counts the images
   * @param labels a file of one dimension with as many labels
   * @return a table with the columns {@link #IMAGE} and {@link #LABEL}
   * @throws InputException if a file is missing, of another format or truncated, or the counts
   *     differ
   */
  public static Table read(Path images, Path labels) {
    InputFile imageFile = InputFile.of(images);
    InputFile labelFile = InputFile.of(labels);
    ImageColumn imageColumn = imageColumn(imageFile);
    CategoryColumn labelColumn = labelColumn(labelFile);
    if (imageColumn.rows() != labelColumn.rows()) {
      throw new InputException(
          "%s has %s and %s has %s: give files that belong together"
              .formatted(
                  imageFile.name(),
                  Wording.count(imageColumn.rows(), "image"),
                  labelFile.name(),
                  Wording.count(labelColumn.rows(), "label")));
    }
    return table(imageFile.name(), imageColumn, labelColumn);
  }

  /**
   * Reads images alone, to predict their labels.
   *
   * @param images a file of two or more dimensions, the first of which counts the images
   * @return a table with the column {@link #IMAGE}
   * @throws InputException as {@link #read}
   */
  public static Table readImages(Path images) {
    InputFile file = InputFile.of(images);
    return table(file.name(), imageColumn(file));
  }

  private static Table table(String name, ImageColumn images, CategoryColumn... labels) {
    List<Column> columns = new ArrayList<>();
    List<ColumnChoice> choices = new ArrayList<>();
    columns.add(images);
    choices.add(new ColumnChoice(IMAGE, images.kind(), "bytes of shape " + images.shape(), false));
    for (CategoryColumn label : labels) {
      columns.add(label);
      choices.add(
          new ColumnChoice(
              LABEL, label.kind(), Wording.count(label.levels().size(), "level"), false));
    }
    return new Table(name, new Schema(name + " (IDX)", true, choices, List.of()), columns);
  }

  private static ImageColumn imageColumn(InputFile file) {
    Idx idx = Idx.of(file);
    if (idx.shape.size() < 2) {
      throw new InputException(
          "%s has one dimension, like labels: images have two or more; give it with --labels"
              .formatted(file.name()));
    }
    return new ImageColumn(IMAGE, idx.shape.subList(1, idx.shape.size()), idx.bytes);
  }

  private static CategoryColumn labelColumn(InputFile file) {
    Idx idx = Idx.of(file);
    if (idx.shape.size() != 1) {
      throw new InputException(
          "%s has %d dimensions, like images: labels have one; give it with --images"
              .formatted(file.name(), idx.shape.size()));
    }
    int[] labels = IntStream.range(0, idx.bytes.length).map(i -> idx.bytes[i] & 0xff).toArray();
    int[] levels = Arrays.stream(labels).sorted().distinct().toArray();
    int[] codes = Arrays.stream(labels).map(label -> Arrays.binarySearch(levels, label)).toArray();
    return new CategoryColumn(
        LABEL, codes, Arrays.stream(levels).mapToObj(String::valueOf).toList());
  }
}
