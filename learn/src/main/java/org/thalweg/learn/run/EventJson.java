package org.thalweg.learn.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.thalweg.learn.train.EpochRecord;
import org.thalweg.learn.train.Event;
import org.thalweg.learn.train.Plan;
import org.thalweg.learn.train.options.LearningRate;

/** Events as objects of JSON: a time, the name of the event, then what it tells. */
final class EventJson {
  private EventJson() {}

  static SequencedMap<String, Object> of(Event event, Instant at) {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    json.put("time", at.toString());
    json.put("event", name(event));
    json.putAll(members(event));
    return json;
  }

  private static String name(Event event) {
    return switch (event) {
      case Event.Started _ -> "started";
      case Event.Tried _ -> "tried";
      case Event.Chosen _ -> "chosen";
      case Event.Diverged _ -> "diverged";
      case Event.Progress _ -> "progress";
      case Event.Evaluated _ -> "evaluated";
      case Event.EpochDone _ -> "epoch_done";
      case Event.RateReduced _ -> "rate_reduced";
      case Event.Checkpointed _ -> "checkpointed";
      case Event.Warned _ -> "warned";
      case Event.Ended _ -> "ended";
    };
  }

  private static SequencedMap<String, Object> members(Event event) {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    switch (event) {
      case Event.Started started -> {
        json.put("plan", plan(started.plan()));
        json.put("steps_before", started.steps());
        json.put("seconds_before", started.seconds());
      }
      case Event.Tried tried -> {
        json.put("learning_rate", tried.learningRate());
        json.put("loss", tried.loss());
      }
      case Event.Chosen chosen -> json.putAll(rate(chosen.learningRate()));
      case Event.Diverged diverged -> {
        json.put("epoch", diverged.epoch());
        json.put("batch", diverged.batch());
        json.put("step", diverged.step());
        json.put("loss", diverged.loss());
        diverged.cause().ifPresent(cause -> json.put("cause", cause));
        diverged.next().ifPresent(rate -> json.put("next_learning_rate", rate));
        json.put("back_to_step", diverged.backTo());
        json.put("times_before", diverged.times());
      }
      case Event.Progress progress -> {
        json.put("step", progress.steps());
        json.put("steps", progress.of());
        json.put("epoch", progress.epoch());
        json.put("loss", progress.loss());
      }
      case Event.Evaluated evaluated -> {
        json.put("part", evaluated.part());
        json.put("rows", evaluated.rows());
        json.put("epoch", evaluated.epoch());
        json.put("metrics", evaluated.metrics().values());
      }
      case Event.EpochDone done -> {
        json.putAll(epoch(done.epoch()));
        json.put("seconds", done.seconds());
      }
      case Event.RateReduced reduced -> {
        json.put("epoch", reduced.epoch());
        json.put("learning_rate", reduced.learningRate());
      }
      case Event.Checkpointed checkpointed -> {
        json.put("file", checkpointed.file().toString());
        json.put("step", checkpointed.steps());
      }
      case Event.Warned warned -> json.put("text", warned.text());
      case Event.Ended ended -> {
        json.put("reason", ended.reason().word());
        json.put("epochs", ended.epochs());
        json.put("best_epoch", ended.bestEpoch());
        json.put("seconds", ended.seconds());
      }
    }
    return json;
  }

  static SequencedMap<String, Object> plan(Plan plan) {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    json.put("rows", plan.rows());
    json.put("batch_size", plan.batchSize());
    json.put("accumulate", plan.accumulate());
    json.put("epochs", plan.epochs());
    json.put("steps", plan.steps());
    json.put("l2", plan.l2());
    return json;
  }

  private static SequencedMap<String, Object> rate(LearningRate rate) {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    json.put("learning_rate", rate.value());
    json.put("reason", rate.reason());
    return json;
  }

  private static SequencedMap<String, Object> epoch(EpochRecord epoch) {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    json.put("epoch", epoch.epoch());
    json.put("loss", epoch.loss());
    epoch.gradientNorm().ifPresent(norm -> json.put("gradient_norm", norm));
    epoch.validationLoss().ifPresent(loss -> json.put("validation_loss", loss));
    json.put("learning_rate", epoch.learningRate());
    return json;
  }
}
