#pragma once

#include "models/objects/volume.h"

namespace portolan {

/// The parts of a pod template that tables and charts name.
struct PodTemplate {
    StringPairs labels;
    std::vector<IStr> containers; ///< names
    std::vector<IStr> images;
    std::vector<Volume> volumes;
};

struct Deployment : Object {
    static constexpr Kind staticKind = Kind::Deployment;
    std::int32_t replicas = 1;
    std::int32_t statusReplicas = 0, updatedReplicas = 0, readyReplicas = 0, availableReplicas = 0;
    LabelSelector selector;
    PodTemplate pods;
    std::vector<Condition> conditions;
};

struct ReplicaSet : Object {
    static constexpr Kind staticKind = Kind::ReplicaSet;
    std::int32_t replicas = 1;
    std::int32_t statusReplicas = 0, readyReplicas = 0, availableReplicas = 0;
    LabelSelector selector;
    PodTemplate pods;
};

struct StatefulSet : Object {
    static constexpr Kind staticKind = Kind::StatefulSet;
    std::int32_t replicas = 1;
    std::int32_t statusReplicas = 0, readyReplicas = 0, currentReplicas = 0, updatedReplicas = 0;
    IStr serviceName;
    std::vector<IStr> claimTemplates; ///< names
    LabelSelector selector;
    PodTemplate pods;
};

struct DaemonSet : Object {
    static constexpr Kind staticKind = Kind::DaemonSet;
    std::int32_t desired = 0, current = 0, ready = 0, updated = 0, available = 0;
    StringPairs nodeSelector;
    LabelSelector selector;
    PodTemplate pods;
};

struct Job : Object {
    static constexpr Kind staticKind = Kind::Job;
    std::int32_t completions = -1; ///< -1: not given
    std::int32_t parallelism = -1;
    std::int32_t active = 0, succeeded = 0, failed = 0;
    bool suspend = false;
    Timestamp startTime, completionTime;
    LabelSelector selector;
    PodTemplate pods;
    std::vector<Condition> conditions;
};

struct CronJob : Object {
    static constexpr Kind staticKind = Kind::CronJob;
    IStr schedule, timeZone;
    bool suspend = false;
    std::int32_t active = 0;
    Timestamp lastScheduleTime;
    PodTemplate pods;
};

} // namespace portolan
