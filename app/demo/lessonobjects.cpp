#include "app/demo/lessonobjects.h"

#include <utility>
#include <vector>

#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

/// Fills $NAMES in a JSON text.
Json filled(std::string text, const std::vector<std::pair<std::string, std::string>> &values)
{
    for (const auto &[name, value] : values)
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
            text.replace(at, name.size(), value);
    return parseJson(text).value_or(Json());
}

constexpr const char *volumeText = R"({"apiVersion":"v1","kind":"PersistentVolume",
"metadata":{"name":"$NAME","uid":"$UID","creationTimestamp":"$NOW","finalizers":["kubernetes.io/pv-protection"]},
"spec":{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"1Gi"},$SOURCE,"persistentVolumeReclaimPolicy":"$POLICY",
"storageClassName":"$CLASS","volumeMode":"Filesystem"},
"status":{"lastPhaseTransitionTime":"$NOW","phase":"Available"}})";

constexpr const char *claimText = R"({"apiVersion":"v1","kind":"PersistentVolumeClaim",
"metadata":{"name":"lesson-claim","namespace":"default","uid":"$UID","creationTimestamp":"$NOW",
"finalizers":["kubernetes.io/pvc-protection"]},
"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"500Mi"}},"storageClassName":"$CLASS",
"volumeMode":"Filesystem"},"status":{"phase":"Pending"}})";

constexpr const char *podText = R"({"apiVersion":"v1","kind":"Pod",
"metadata":{"name":"lesson-pod","namespace":"default","uid":"$UID","creationTimestamp":"$NOW","labels":{"app":"lesson"}},
"spec":{"containers":[{"image":"nginx:1.27","imagePullPolicy":"IfNotPresent","name":"nginx",
"ports":[{"containerPort":80,"name":"http-server","protocol":"TCP"}],"resources":{},
"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File",
"volumeMounts":[{"mountPath":"/usr/share/nginx/html","name":"lesson-storage"},
{"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount","name":"kube-api-access-l3550","readOnly":true}]}],
"dnsPolicy":"ClusterFirst","enableServiceLinks":true,"preemptionPolicy":"PreemptLowerPriority","priority":0,
"restartPolicy":"Always","schedulerName":"default-scheduler","securityContext":{},"serviceAccount":"default",
"serviceAccountName":"default","terminationGracePeriodSeconds":30,
"tolerations":[{"effect":"NoExecute","key":"node.kubernetes.io/not-ready","operator":"Exists","tolerationSeconds":300},
{"effect":"NoExecute","key":"node.kubernetes.io/unreachable","operator":"Exists","tolerationSeconds":300}],
"volumes":[{"name":"lesson-storage","persistentVolumeClaim":{"claimName":"lesson-claim"}},
{"name":"kube-api-access-l3550","projected":{"defaultMode":420,"sources":[
{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},
{"configMap":{"items":[{"key":"ca.crt","path":"ca.crt"}],"name":"kube-root-ca.crt"}},
{"downwardAPI":{"items":[{"fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"},"path":"namespace"}]}}]}}]},
"status":{"phase":"Pending","qosClass":"BestEffort"}})";

constexpr const char *eventText = R"({"apiVersion":"v1","kind":"Event",
"metadata":{"name":"$NAME","namespace":"default","uid":"$UID","creationTimestamp":"$NOW"},
"count":1,"eventTime":null,"firstTimestamp":"$NOW","lastTimestamp":"$NOW","involvedObject":{},"message":"","reason":"$REASON",
"reportingComponent":"$COMPONENT","reportingInstance":"$HOST","source":{"component":"$COMPONENT"},"type":"$TYPE"})";

} // namespace

Json lessonVolume(const LessonRound &round, const std::string &name, const std::string &uid, const std::string &now)
{
    return filled(volumeText, {{"$NAME", name}, {"$UID", uid}, {"$NOW", now}, {"$SOURCE", round.pvSource}, {"$POLICY", round.policy}, {"$CLASS", round.className}});
}

Json lessonClaim(const LessonRound &round, const std::string &uid, const std::string &now)
{
    return filled(claimText, {{"$UID", uid}, {"$NOW", now}, {"$CLASS", round.className}});
}

Json lessonPod(const std::string &uid, const std::string &now)
{
    return filled(podText, {{"$UID", uid}, {"$NOW", now}});
}

Json lessonEvent(const Json &about, const LessonEvent &event, const std::string &now)
{
    Json out = filled(eventText, {{"$NAME", event.name}, {"$UID", event.uid}, {"$NOW", now}, {"$REASON", event.reason}, {"$COMPONENT", event.component},
                                  {"$HOST", event.host}, {"$TYPE", event.warning ? "Warning" : "Normal"}});
    out.set("message", event.message);
    Json involved = Json::object({{"apiVersion", about["apiVersion"]}, {"kind", about["kind"]}, {"name", about["metadata"]["name"]}});
    for (const char *key : {"namespace", "resourceVersion", "uid"})
        if (about["metadata"].contains(key))
            involved.set(key, about["metadata"][key]);
    out.set("involvedObject", std::move(involved));
    if (!event.host.empty())
        out.member("source").set("host", event.host);
    return out;
}

} // namespace portolan
