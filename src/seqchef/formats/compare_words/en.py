"""English."""

MESSAGES = {
    "code": "en",
    "title": "Sequence models side by side",
    "intro": "{stacks} stacks, {tasks} tasks, seeds per task: {seeds}. CPU time is that of one thread; {minutes} min "
    "in all on {processor}, Python {python}, PyTorch {torch}, ONNX Runtime {onnxruntime}.",
    "partial": "Interrupted: only what was finished by then is here.",
    "quick": "A quick look: a quarter of the budget, one seed. Differences may be luck.",
    "recommended": "The best stack per CPU second",
    "recommended_about": "First whoever solves the task with every seed, the fewest CPU seconds leading; where "
    "nobody does, the best mean score when the budget is spent. Stacks whose seeds overlap with the best may be as "
    "good.",
    "task": "task",
    "best": "best",
    "why": "why",
    "ties": "within the spread of it",
    "nobody_else": "none",
    "solves_in": "solves it in {seconds} CPU s ({low} to {high}), {steps} steps",
    "best_score": "{score} ({low} to {high}) after {seconds} CPU s",
    "solved_some": "{solved} of {runs} seeds solve it; {score} on average after {seconds} CPU s",
    "stack": "stack",
    "at_time": "at equal CPU time",
    "at_steps": "at equal steps",
    "overview": "Scores",
    "overview_about": "Mean over seeds, lowest to highest below it, and how many seeds solved the task. A run ends "
    "when it has solved its task, and keeps that score. Bold: solved by every seed.",
    "after_seconds": "{seconds} CPU s",
    "after_steps": "{steps} steps",
    "solved": "{solved} of {runs} solved",
    "troubled": "{count} diverged or failed",
    "tasks": "Task by task",
    "score_by_time": "CPU seconds of training",
    "score_by_steps": "steps",
    "each_line": "One line for each seed; a dot where a run ended.",
    "seeds_at_time": "Every seed when its budget of {seconds} CPU s is spent; the stroke is their mean.",
    "seconds_to_solve": "solved in {seconds} CPU s",
    "not_solved": "not solved",
    "chance": "chance",
    "bar": "solved",
    "generalisation": "Accuracy at the end of sequences of this length (mean over seeds)",
    "measure_accuracy": "accuracy",
    "measure_error": "mean square error",
    "measure_span": "longest delay, steps",
    "measure_lines": "whole dev lines right",
    "measure_loss": "scaled quantile loss against the seasonal naive",
    "task_adding": "Adding",
    "about_adding": "Two numbers in a sequence of {length} are marked; the answer at the end is their sum. Always to "
    "answer 1 leaves an error of {chance}. Hochreiter and Schmidhuber 1997; Arjovsky et al. 2016.",
    "task_copying": "Copying",
    "about_copying": "{symbols} symbols of {kinds} kinds, a pause of {pause} steps, then the symbols again in order. "
    "Hochreiter and Schmidhuber 1997; Arjovsky et al. 2016.",
    "task_selective_copying": "Selective copying",
    "about_selective_copying": "{symbols} symbols of {kinds} kinds at random places among {length} steps, then the "
    "symbols again in order: what to keep depends on the content. Gu and Dao 2023.",
    "task_recall": "Multi-query recall",
    "about_recall": "{pairs} pairs of a key and a value; then the keys in another order, each asking for its value. "
    "Who knows only which values were shown is right one time in {pairs}. Arora et al. 2023.",
    "task_parity": "Parity",
    "about_parity": "Is the number of ones so far odd? Trained on sequences of up to {trained_up_to}, with the "
    "answer asked for at every step; tested at the last step of sequences of up to {longest}, which is what the "
    "score is. Deletang et al. 2023; Beck et al. 2024.",
    "task_span": "Memory span",
    "about_span": "One of {kinds} symbols, a delay full of distractors, then the question which it was. The delay "
    "begins at {first_delay} and is doubled whenever more than {right} are right; the score is the longest delay "
    "solved within the budget ({longest_delay} ends a run). After Hochreiter and Schmidhuber 1997; Bengio et al. "
    "1994.",
    "task_label": "Labelling ingredient lines",
    "about_label": "The tagger of `seqchef read` with this stack inside; whole dev lines right.",
    "task_forecast": "Forecasting sales and prices",
    "about_forecast": "The forecaster of `seqchef forecast` with this stack inside; the loss of its nine quantiles "
    "over that of the seasonal naive, so 1 is the naive and less is better.",
    "task_generate": "Writing texts",
    "about_generate": "The model that foretells the next piece of a text with this stack inside; bits per character "
    "of dev texts, less is better.",
    "measure_bits": "bits per character",
    "costs": "What a stack costs",
    "costs_about": "Untrained stacks on {width} features. FLOPs: of one step for one row after so many steps, "
    "products and operations on elements; of stacks that look ahead, per step of a whole sequence. Training: batches "
    "of {batch} x {steps}. Calls: CPU time of the exported graph in ONNX Runtime, {call} steps a row, 10th "
    "percentile below.",
    "parameters": "parameters",
    "state": "numbers in the state after {position}",
    "flops": "FLOPs of a step after {position}",
    "training": "training, steps of input per CPU s",
    "call": "one call, batch {rows}, ms",
    "memory": "peak of training, MB",
    "growth": "FLOPs of one step, by the number of steps before it",
    "growth_x": "steps before",
    "growth_y": "FLOPs",
    "scatter": "What a call costs against how far the stack gets",
    "scatter_x": "CPU ms of one call, 1 row",
    "scatter_y": "share of the way from chance to solved",
    "scatter_about": "What a call costs against how far the stack gets: the mean over the tasks that have a bar, "
    "spread over seeds; the span on a logarithmic scale.",
    "guide": "What the guide says, and what was measured",
    "literature": "What the literature says, and what was measured",
    "claims_about": "Verdicts are computed: a claim holds where the ranges of all its figures stand apart as it "
    "says, is within the spread where ranges meet, and does not hold where they stand the other way. To solve a task "
    "means: within its budget. Figures of one class differ by a factor of {same} at most.",
    "claim": "claim",
    "measured": "measured",
    "verdict": "verdict",
    "holds": "holds",
    "fails": "does not hold",
    "within": "within the spread",
    "unmeasured": "not measured",
    "claim_guide_parameters": "Parameters: SimpleRNN low, GRU medium, LSTM high",
    "claim_guide_cost": "Cost of a step: SimpleRNN low, LSTM and GRU medium",
    "claim_guide_memory": "Long-range memory: SimpleRNN weak, GRU medium, LSTM strong",
    "claim_guide_training": "Training: SimpleRNN fast, GRU medium, LSTM slow",
    "claim_adding": "LSTM or GRU solves adding, SimpleRNN does not (Hochreiter and Schmidhuber 1997)",
    "claim_recall": "Attention solves multi-query recall, recurrent states of this size do not (Arora et al. 2023)",
    "claim_parity": "True recurrences solve parity and carry it to longer sequences; linear scans and attention do "
    "not (Deletang et al. 2023; Beck et al. 2024)",
    "claim_selective_copying": "minGRU solves selective copying, SimpleRNN does not (Feng et al. 2024)",
    "claim_scan_speed": "minGRU trains faster than GRU (Feng et al. 2024)",
    "claim_growth": "A step of attention costs more the more came before it; a step of a cell costs the same",
    "unit_guide_parameters": "parameters",
    "unit_guide_cost": "FLOPs",
    "unit_guide_memory": "steps",
    "unit_guide_training": "steps of input per CPU s",
    "unit_scan_speed": "steps of input per CPU s",
    "unit_growth": "times the FLOPs at the last position",
    "troubles": "Runs that did not end well",
    "troubles_about": "A run whose loss or gradient is no longer finite counts as chance, as does one that ended in "
    "an error.",
    "seed": "seed",
    "end": "end",
    "diverged": "diverged",
    "failed": "failed",
    "method": "How it was measured",
    "method_text": "Every run is a process of its own with one thread, and trains by the library's own loop: AdamW, "
    "clipping at 1, a constant learning rate after a short warm-up, the same for all stacks of a task. Around every "
    "stack of a memory task stand the same embedding, normalisation and linear answer. A run ends when it has solved "
    "its task, or when its budget of CPU time is spent. CPU time is that of training alone. Test rows are the same "
    "for all and never trained on.",
    "budget": "budget, CPU s",
    "rate": "learning rate",
    "chance_level": "chance",
    "bar_level": "solved at",
    "none": "none",
}
