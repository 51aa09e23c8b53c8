package org.thalweg.learn.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.thalweg.learn.export.Field;

/**
 * What a run was asked to do, as far as it is needed to go on with it.
 *
 * @param program name and version of the program that began it
 * @param command the words of the command line, with whole paths
 * @param dataSha256 the {@link Fingerprint} of its data, once they have been read
 */
public record RunConfig(String program, List<String> command, Optional<String> dataSha256) {
  private static final String FORMAT = "thalweg-run";
  private static final int VERSION = 1;

  /** Copies the list. */
  public RunConfig {
    command = List.copyOf(command);
  }

  /**
   * As an object of JSON.
   *
   * @param chosen more members, for people, which the program never reads
   */
  SequencedMap<String, Object> json(Map<String, ?> chosen) {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("version", VERSION);
    json.put("program", program);
    json.put("command", command);
    dataSha256.ifPresent(digest -> json.put("data_sha256", digest));
    json.putAll(chosen);
    return json;
  }

  static RunConfig read(Field json) {
    if (!json.get("format").text().equals(FORMAT)) {
      throw json.get("format").wrong(FORMAT);
    }
    if (json.get("version").integer() != VERSION) {
      throw json.get("version").wrong(Integer.toString(VERSION));
    }
    return new RunConfig(
        json.get("program").text(),
        json.get("command").list(Field::text),
        json.has("data_sha256") ? Optional.of(json.get("data_sha256").text()) : Optional.empty());
  }
}
