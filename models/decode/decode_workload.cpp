#include "models/decode/kinds.h"

namespace portolan::decode {

namespace {

void readTemplateContainers(PodTemplate &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        IStr &name = out.containers.emplace_back();
        IStr &image = out.images.emplace_back();
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "name")
                reader.read(v, name);
            else if (key == "image")
                reader.read(v, image);
        });
    });
}

/// spec members that workloads share; false when it is another one.
template<class T>
bool readCommonSpec(T &workload, std::string_view key, Value v, Reader &reader)
{
    if (key == "selector")
        readSelector(workload.selector, v, reader);
    else if (key == "template")
        readPodTemplate(workload.pods, v, reader);
    else
        return false;
    return true;
}

void readDeploymentStatus(Deployment &deployment, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "replicas")
            reader.read(v, deployment.statusReplicas);
        else if (key == "updatedReplicas")
            reader.read(v, deployment.updatedReplicas);
        else if (key == "readyReplicas")
            reader.read(v, deployment.readyReplicas);
        else if (key == "availableReplicas")
            reader.read(v, deployment.availableReplicas);
        else if (key == "conditions")
            readConditions(deployment.conditions, v, reader);
    });
}

void readClaimTemplates(std::vector<IStr> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        ObjectMeta meta;
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "metadata")
                readMeta(meta, v, reader);
        });
        out.push_back(reader.intern(meta.name));
    });
}

void readStatefulSetStatus(StatefulSet &set, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "replicas")
            reader.read(v, set.statusReplicas);
        else if (key == "readyReplicas")
            reader.read(v, set.readyReplicas);
        else if (key == "currentReplicas")
            reader.read(v, set.currentReplicas);
        else if (key == "updatedReplicas")
            reader.read(v, set.updatedReplicas);
    });
}

void readDaemonSetStatus(DaemonSet &set, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "desiredNumberScheduled")
            reader.read(v, set.desired);
        else if (key == "currentNumberScheduled")
            reader.read(v, set.current);
        else if (key == "numberReady")
            reader.read(v, set.ready);
        else if (key == "updatedNumberScheduled")
            reader.read(v, set.updated);
        else if (key == "numberAvailable")
            reader.read(v, set.available);
    });
}

void readJobStatus(Job &job, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "active")
            reader.read(v, job.active);
        else if (key == "succeeded")
            reader.read(v, job.succeeded);
        else if (key == "failed")
            reader.read(v, job.failed);
        else if (key == "startTime")
            reader.read(v, job.startTime);
        else if (key == "completionTime")
            reader.read(v, job.completionTime);
        else if (key == "conditions")
            readConditions(job.conditions, v, reader);
    });
}

void readJobTemplate(CronJob &job, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value spec) {
        if (key != "spec")
            return;
        reader.object(spec, [&](std::string_view k, Value v) {
            if (k == "template")
                readPodTemplate(job.pods, v, reader);
        });
    });
}

} // namespace

void readPodTemplate(PodTemplate &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view part, Value body) {
        reader.object(body, [&](std::string_view key, Value v) {
            if (part == "metadata" && key == "labels")
                reader.read(v, out.labels);
            else if (part == "spec" && key == "containers")
                readTemplateContainers(out, v, reader);
            else if (part == "spec" && key == "volumes")
                readVolumes(out.volumes, v, reader);
        });
    });
}

void readMember(Deployment &deployment, std::string_view key, Value value, Reader &reader)
{
    if (key == "status")
        return readDeploymentStatus(deployment, value, reader);
    if (key != "spec")
        return;
    reader.object(value, [&](std::string_view k, Value v) {
        if (!readCommonSpec(deployment, k, v, reader) && k == "replicas")
            reader.read(v, deployment.replicas);
    });
}

void readMember(ReplicaSet &set, std::string_view key, Value value, Reader &reader)
{
    if (key == "spec")
        reader.object(value, [&](std::string_view k, Value v) {
            if (!readCommonSpec(set, k, v, reader) && k == "replicas")
                reader.read(v, set.replicas);
        });
    else if (key == "status")
        reader.object(value, [&](std::string_view k, Value v) {
            if (k == "replicas")
                reader.read(v, set.statusReplicas);
            else if (k == "readyReplicas")
                reader.read(v, set.readyReplicas);
            else if (k == "availableReplicas")
                reader.read(v, set.availableReplicas);
        });
}

void readMember(StatefulSet &set, std::string_view key, Value value, Reader &reader)
{
    if (key == "status")
        return readStatefulSetStatus(set, value, reader);
    if (key != "spec")
        return;
    reader.object(value, [&](std::string_view k, Value v) {
        if (readCommonSpec(set, k, v, reader))
            return;
        if (k == "replicas")
            reader.read(v, set.replicas);
        else if (k == "serviceName")
            reader.read(v, set.serviceName);
        else if (k == "volumeClaimTemplates")
            readClaimTemplates(set.claimTemplates, v, reader);
    });
}

void readMember(DaemonSet &set, std::string_view key, Value value, Reader &reader)
{
    if (key == "status")
        return readDaemonSetStatus(set, value, reader);
    if (key != "spec")
        return;
    reader.object(value, [&](std::string_view k, Value v) {
        if (k == "template") // the node selector stands in the template; read both in one pass
            reader.object(v, [&](std::string_view part, Value body) {
                reader.object(body, [&](std::string_view field, Value inner) {
                    if (part == "metadata" && field == "labels")
                        reader.read(inner, set.pods.labels);
                    else if (part == "spec" && field == "nodeSelector")
                        reader.read(inner, set.nodeSelector);
                    else if (part == "spec" && field == "containers")
                        readTemplateContainers(set.pods, inner, reader);
                    else if (part == "spec" && field == "volumes")
                        readVolumes(set.pods.volumes, inner, reader);
                });
            });
        else
            readCommonSpec(set, k, v, reader);
    });
}

void readMember(Job &job, std::string_view key, Value value, Reader &reader)
{
    if (key == "status")
        return readJobStatus(job, value, reader);
    if (key != "spec")
        return;
    reader.object(value, [&](std::string_view k, Value v) {
        if (readCommonSpec(job, k, v, reader))
            return;
        if (k == "completions")
            reader.read(v, job.completions);
        else if (k == "parallelism")
            reader.read(v, job.parallelism);
        else if (k == "suspend")
            reader.read(v, job.suspend);
    });
}

void readMember(CronJob &job, std::string_view key, Value value, Reader &reader)
{
    if (key == "spec")
        reader.object(value, [&](std::string_view k, Value v) {
            if (k == "schedule")
                reader.read(v, job.schedule);
            else if (k == "timeZone")
                reader.read(v, job.timeZone);
            else if (k == "suspend")
                reader.read(v, job.suspend);
            else if (k == "jobTemplate")
                readJobTemplate(job, v, reader);
        });
    else if (key == "status")
        reader.object(value, [&](std::string_view k, Value v) {
            if (k == "active")
                reader.array(v, [&](Value) { ++job.active; });
            else if (k == "lastScheduleTime")
                reader.read(v, job.lastScheduleTime);
        });
}

} // namespace portolan::decode
