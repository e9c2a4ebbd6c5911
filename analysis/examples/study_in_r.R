#!/usr/bin/env Rscript
# A comparison in R, with hdf5r: study_in_r.R FOLDER. Editors run it section by section.

# ---- A comparison is one file of figures by replication and scenario, and one table of estimates ----
library(hdf5r)
arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments) > 0) arguments[1] else "answer"
study <- H5File$new(file.path(folder, "study.h5"), mode = "r")

# hdf5r turns the order of dimensions: scenario, replication, point.
set <- study[["stay_hours"]]
stay_hours <- array(set$read(), dim = set$dims) # a single point would be dropped
cat("scenarios, replications, points:", dim(stay_hours), "\n")

# ---- Runs of one replication have the same draws: differences are taken pair by pair ----
for (scenario in 2:dim(stay_hours)[1]) {
  pairs <- na.omit(stay_hours[scenario, , 1] - stay_hours[1, , 1]) # a run that is missing leaves no pair
  cat("scenario", scenario, "stay-hours", mean(pairs), "\n")
  if (length(pairs) > 1 && sd(pairs) > 0) print(t.test(pairs)$conf.int)
}
study$close_all()

# ---- Estimates with intervals and words ----
estimates <- read.csv(file.path(folder, "estimates.csv"), encoding = "UTF-8")
headline <- subset(estimates, headline == 1 & against != "" & method == "t")
print(headline[, c("scenario", "label", "difference", "low", "high", "verdict")], row.names = FALSE)
