<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>BadgeWords</name>
    <message numerus="yes">
        <source>%n things in the files could not be read and are left out</source>
        <translation>
            <numerusform>%n thing in the files could not be read and is left out</numerusform>
            <numerusform>%n things in the files could not be read and are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BindingView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more nodes</source>
        <translation>
            <numerusform>and %n more node</numerusform>
            <numerusform>and %n more nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HygienePage</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more pods</source>
        <translation>
            <numerusform>and %n more pod</numerusform>
            <numerusform>and %n more pods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Logs</name>
    <message numerus="yes">
        <source> … cut: %n bytes in all</source>
        <translation>
            <numerusform> … cut: %n byte in all</numerusform>
            <numerusform> … cut: %n bytes in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchedulingWords</name>
    <message numerus="yes">
        <source>back-off %1 s after %n restart(s)</source>
        <translation>
            <numerusform>back-off %1 s after %n restart</numerusform>
            <numerusform>back-off %1 s after %n restarts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryText</name>
    <message numerus="yes">
        <source>%n more, see Events</source>
        <translation>
            <numerusform>%n more, see Events</numerusform>
            <numerusform>%n more, see Events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n restarts</source>
        <translation>
            <numerusform>%n restart</numerusform>
            <numerusform>%n restarts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pods</source>
        <translation>
            <numerusform>%Ln pod</numerusform>
            <numerusform>%Ln pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claims</source>
        <translation>
            <numerusform>%Ln claim</numerusform>
            <numerusform>%Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln persistent volumes</source>
        <translation>
            <numerusform>%Ln persistent volume</numerusform>
            <numerusform>%Ln persistent volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln storage classes</source>
        <translation>
            <numerusform>%Ln storage class</numerusform>
            <numerusform>%Ln storage classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln volume attachments</source>
        <translation>
            <numerusform>%Ln volume attachment</numerusform>
            <numerusform>%Ln volume attachments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln CSI drivers</source>
        <translation>
            <numerusform>%Ln CSI driver</numerusform>
            <numerusform>%Ln CSI drivers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln CSI nodes</source>
        <translation>
            <numerusform>%Ln CSI node</numerusform>
            <numerusform>%Ln CSI nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln volume snapshots</source>
        <translation>
            <numerusform>%Ln volume snapshot</numerusform>
            <numerusform>%Ln volume snapshots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln CSI capacities</source>
        <translation>
            <numerusform>%Ln CSI capacity</numerusform>
            <numerusform>%Ln CSI capacities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln snapshot contents</source>
        <translation>
            <numerusform>%Ln snapshot content</numerusform>
            <numerusform>%Ln snapshot contents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln snapshot classes</source>
        <translation>
            <numerusform>%Ln snapshot class</numerusform>
            <numerusform>%Ln snapshot classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln nodes</source>
        <translation>
            <numerusform>%Ln node</numerusform>
            <numerusform>%Ln nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln namespaces</source>
        <translation>
            <numerusform>%Ln namespace</numerusform>
            <numerusform>%Ln namespaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ConfigMaps</source>
        <translation>
            <numerusform>%Ln ConfigMap</numerusform>
            <numerusform>%Ln ConfigMaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Secrets</source>
        <translation>
            <numerusform>%Ln Secret</numerusform>
            <numerusform>%Ln Secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln service accounts</source>
        <translation>
            <numerusform>%Ln service account</numerusform>
            <numerusform>%Ln service accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Services</source>
        <translation>
            <numerusform>%Ln Service</numerusform>
            <numerusform>%Ln Services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln endpoint slices</source>
        <translation>
            <numerusform>%Ln endpoint slice</numerusform>
            <numerusform>%Ln endpoint slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Endpoints</source>
        <translation>
            <numerusform>%Ln Endpoints</numerusform>
            <numerusform>%Ln Endpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Ingresses</source>
        <translation>
            <numerusform>%Ln Ingress</numerusform>
            <numerusform>%Ln Ingresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ingress classes</source>
        <translation>
            <numerusform>%Ln ingress class</numerusform>
            <numerusform>%Ln ingress classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln network policies</source>
        <translation>
            <numerusform>%Ln network policy</numerusform>
            <numerusform>%Ln network policies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Deployments</source>
        <translation>
            <numerusform>%Ln Deployment</numerusform>
            <numerusform>%Ln Deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ReplicaSets</source>
        <translation>
            <numerusform>%Ln ReplicaSet</numerusform>
            <numerusform>%Ln ReplicaSets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln StatefulSets</source>
        <translation>
            <numerusform>%Ln StatefulSet</numerusform>
            <numerusform>%Ln StatefulSets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln DaemonSets</source>
        <translation>
            <numerusform>%Ln DaemonSet</numerusform>
            <numerusform>%Ln DaemonSets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln Jobs</source>
        <translation>
            <numerusform>%Ln Job</numerusform>
            <numerusform>%Ln Jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln CronJobs</source>
        <translation>
            <numerusform>%Ln CronJob</numerusform>
            <numerusform>%Ln CronJobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::ChartView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::DetailsPane</name>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::FetchedText</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::HygienePage</name>
    <message numerus="yes">
        <source>%n things to clean</source>
        <translation>
            <numerusform>%n thing to clean</numerusform>
            <numerusform>%n things to clean</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::LogFindBar</name>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::LogPage</name>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the oldest %n were let go</source>
        <translation>
            <numerusform>the oldest %n was let go</numerusform>
            <numerusform>the oldest %n were let go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::MapChart</name>
    <message numerus="yes">
        <source>%n policies…</source>
        <translation>
            <numerusform>%n policy…</numerusform>
            <numerusform>%n policies…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::MeterPage</name>
    <message numerus="yes">
        <source>%n resources</source>
        <translation>
            <numerusform>%n resource</numerusform>
            <numerusform>%n resources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::ObjectTreeModel</name>
    <message numerus="yes">
        <source>%Ln pods</source>
        <translation>
            <numerusform>%Ln pod</numerusform>
            <numerusform>%Ln pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in trouble</source>
        <translation>
            <numerusform>%Ln in trouble</numerusform>
            <numerusform>%Ln in trouble</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::OverviewPage</name>
    <message numerus="yes">
        <source>%n in trouble</source>
        <translation>
            <numerusform>%n in trouble</numerusform>
            <numerusform>%n in trouble</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::SideBar</name>
    <message numerus="yes">
        <source>%n in trouble</source>
        <translation>
            <numerusform>%n in trouble</numerusform>
            <numerusform>%n in trouble</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::StatusBar</name>
    <message numerus="yes">
        <source>%n watches</source>
        <translation>
            <numerusform>%n watch</numerusform>
            <numerusform>%n watches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retries</source>
        <translation>
            <numerusform>%n retry</numerusform>
            <numerusform>%n retries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::TablePage</name>
    <message numerus="yes">
        <source>%n in trouble</source>
        <translation>
            <numerusform>%n in trouble</numerusform>
            <numerusform>%n in trouble</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read and are left out; the last one: %1</source>
        <translation>
            <numerusform>%n could not be read and is left out; the last one: %1</numerusform>
            <numerusform>%n could not be read and are left out; the last one: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are hidden by the filter.</source>
        <translation>
            <numerusform>%n row is hidden by the filter.</numerusform>
            <numerusform>%n rows are hidden by the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln containers</source>
        <translation>
            <numerusform>%Ln container</numerusform>
            <numerusform>%Ln containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln volumes</source>
        <translation>
            <numerusform>%Ln volume</numerusform>
            <numerusform>%Ln volumes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::TreePage</name>
    <message numerus="yes">
        <source>%n pods</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
</context>
</TS>
