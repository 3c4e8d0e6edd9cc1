<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AnatomyWords</name>
        <message>
            <source>Anatomy of pod %1</source>
            <translation>Pod %1 的剖析</translation>
        </message>
        <message>
            <source> on node %1</source>
            <translation>，位于节点 %1</translation>
        </message>
        <message>
            <source>SANDBOX, IN THE NODE&apos;S NETWORK</source>
            <translation>沙箱，使用节点网络</translation>
        </message>
        <message>
            <source>SANDBOX</source>
            <translation>沙箱</translation>
        </message>
        <message>
            <source>NETWORK NAMESPACE</source>
            <translation>网络命名空间</translation>
        </message>
        <message>
            <source>127.0.0.1, shared by all</source>
            <translation>127.0.0.1，全体共享</translation>
        </message>
        <message>
            <source>the node&apos;s</source>
            <translation>节点的</translation>
        </message>
        <message>
            <source>no address yet</source>
            <translation>尚无地址</translation>
        </message>
        <message>
            <source>hostNetwork</source>
            <translation>hostNetwork</translation>
        </message>
        <message>
            <source>host name</source>
            <translation>主机名</translation>
        </message>
        <message>
            <source>OTHER NAMESPACES</source>
            <translation>其他命名空间</translation>
        </message>
        <message>
            <source>processes</source>
            <translation>进程</translation>
        </message>
        <message>
            <source>one tree for all</source>
            <translation>全体同一棵树</translation>
        </message>
        <message>
            <source>each container its own</source>
            <translation>每个容器各自一棵</translation>
        </message>
        <message>
            <source>IPC</source>
            <translation>IPC</translation>
        </message>
        <message>
            <source>shared by all</source>
            <translation>全体共享</translation>
        </message>
        <message>
            <source>INIT CONTAINER</source>
            <translation>初始化容器</translation>
        </message>
        <message>
            <source>SIDECAR</source>
            <translation>边车</translation>
        </message>
        <message>
            <source>EPHEMERAL CONTAINER</source>
            <translation>临时容器</translation>
        </message>
        <message>
            <source>CONTAINER</source>
            <translation>容器</translation>
        </message>
        <message>
            <source>not started</source>
            <translation>未启动</translation>
        </message>
        <message>
            <source>running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <source>running, not ready</source>
            <translation>运行中，未就绪</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>image</source>
            <translation>镜像</translation>
        </message>
        <message>
            <source>restarts</source>
            <translation>重启</translation>
        </message>
        <message>
            <source>startup</source>
            <translation>启动探针</translation>
        </message>
        <message>
            <source>readiness</source>
            <translation>就绪探针</translation>
        </message>
        <message>
            <source>liveness</source>
            <translation>存活探针</translation>
        </message>
        <message>
            <source>PROBES</source>
            <translation>探针</translation>
        </message>
        <message>
            <source>PORTS</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>and %1 on the node</source>
            <translation>以及节点上的 %1</translation>
        </message>
        <message>
            <source>MOUNTS</source>
            <translation>挂载</translation>
        </message>
        <message>
            <source>block</source>
            <translation>块</translation>
        </message>
        <message>
            <source>VOLUME</source>
            <translation>卷</translation>
        </message>
        <message>
            <source>type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>claim</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>shared by %1</source>
            <translation>由 %1 个共享</translation>
        </message>
        <message>
            <source>mounted nowhere</source>
            <translation>未被挂载</translation>
        </message>
        <message>
            <source>not declared</source>
            <translation>未声明</translation>
        </message>
        <message>
            <source>port %1 twice</source>
            <translation>端口 %1 重复</translation>
        </message>
        <message>
            <source>one port space: only one can listen</source>
            <translation>同一端口空间：只有一个能监听</translation>
        </message>
        <message>
            <source>HOW IT STARTS</source>
            <translation>启动过程</translation>
        </message>
        <message>
            <source>The sandbox starts first; with hostNetwork it uses the node&apos;s own network namespace.</source>
            <translation>沙箱最先启动；使用 hostNetwork 时，它使用节点自己的网络命名空间。</translation>
        </message>
        <message>
            <source>The sandbox (pause) starts first and owns the network namespace: one address for all containers, which reach each other on localhost.</source>
            <translation>沙箱（pause）最先启动并拥有网络命名空间：所有容器共用一个地址，通过 localhost 互相访问。</translation>
        </message>
        <message>
            <source>Init container %1 runs to its end; only then comes the next.</source>
            <translation>初始化容器 %1 运行到结束，之后才轮到下一个。</translation>
        </message>
        <message>
            <source>Sidecar %1 starts and stays; it must have started before the next.</source>
            <translation>边车 %1 启动后一直运行；它启动之后才轮到下一个。</translation>
        </message>
        <message>
            <source>The %1 containers start together and share addresses and ports; a crash of one leaves the others running.</source>
            <translation>%1 个容器一起启动，共享地址和端口；一个崩溃不影响其他容器运行。</translation>
        </message>
        <message>
            <source>The container starts. It may crash and start again: the sandbox and its address stay.</source>
            <translation>容器启动。它可能崩溃并重新启动：沙箱及其地址保持不变。</translation>
        </message>
        <message>
            <source>containers: %1 · volumes: %2 · shared volumes: %3</source>
            <translation>容器：%1 · 卷：%2 · 共享卷：%3</translation>
        </message>
        <message>
            <source>mounts</source>
            <translation>挂载</translation>
        </message>
        <message>
            <source>shares the sandbox&apos;s namespaces</source>
            <translation>共享沙箱的命名空间</translation>
        </message>
        <message>
            <source>not an object of the API</source>
            <translation>不是 API 对象</translation>
        </message>
        <message>
            <source>at most %1</source>
            <translation>至多 %1</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>waits</source>
            <translation>在等待</translation>
        </message>
        <message>
            <source>in progress</source>
            <translation>进行中</translation>
        </message>
        <message>
            <source>resize</source>
            <translation>调整大小</translation>
        </message>
        <message>
            <source>the node&apos;s own</source>
            <translation>节点自己的</translation>
        </message>
        <message>
            <source>%1, the node&apos;s own</source>
            <translation>%1，节点自己的</translation>
        </message>
        <message>
            <source>&lt;cluster domain&gt;</source>
            <translation>&lt;集群域&gt;</translation>
        </message>
        <message>
            <source>asks for</source>
            <translation>请求</translation>
        </message>
        <message>
            <source>in force</source>
            <translation>生效</translation>
        </message>
        <message>
            <source>scheduling gate</source>
            <translation>调度门控</translation>
        </message>
        <message>
            <source>THE WHOLE POD</source>
            <translation>整个 POD</translation>
        </message>
        <message>
            <source>DEVICES</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>not made yet</source>
            <translation>尚未创建</translation>
        </message>
        <message>
            <source>, request %1</source>
            <translation>，请求 %1</translation>
        </message>
        <message>
            <source>device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>RESOURCES</source>
            <translation>资源</translation>
        </message>
    </context>
    <context>
        <name>BadgeWords</name>
        <message>
            <source>Connecting…</source>
            <translation>正在连接…</translation>
        </message>
        <message>
            <source>Demo</source>
            <translation>演示</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>实时</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 毫秒</translation>
        </message>
        <message>
            <source>Stale since %1 (%2)</source>
            <translation>自 %1 起未更新（%2）</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>被拒绝</translation>
        </message>
        <message>
            <source>Snapshot</source>
            <translation>快照</translation>
        </message>
        <message>
            <source>Something in the files could not be read and is left out</source>
            <translation>文件中有一处无法读取，已略去</translation>
        </message>
        <message numerus="yes">
            <source>%n things in the files could not be read and are left out</source>
            <translation>
                <numerusform>文件中有 %n 处无法读取，已略去</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %n 处</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BindingView</name>
        <message>
            <source>outcome</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>any of </source>
            <translation>其中之一：</translation>
        </message>
        <message>
            <source>volume</source>
            <translation>卷</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>%1 前</translation>
        </message>
        <message>
            <source>controller says</source>
            <translation>控制器的说法</translation>
        </message>
        <message>
            <source>last event</source>
            <translation>最近事件</translation>
        </message>
        <message>
            <source>status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>not there</source>
            <translation>不存在</translation>
        </message>
        <message>
            <source>note</source>
            <translation>注</translation>
        </message>
        <message>
            <source>advice</source>
            <translation>建议</translation>
        </message>
        <message>
            <source>data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>lost</source>
            <translation>丢失</translation>
        </message>
        <message>
            <source>policy</source>
            <translation>策略</translation>
        </message>
        <message>
            <source> of </source>
            <translation>，属于 </translation>
        </message>
        <message>
            <source>then</source>
            <translation>随后</translation>
        </message>
        <message>
            <source>held by</source>
            <translation>被占用</translation>
        </message>
        <message>
            <source>rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>, not scheduled</source>
            <translation>，尚未调度</translation>
        </message>
        <message>
            <source> on %1</source>
            <translation>，位于 %1</translation>
        </message>
        <message>
            <source>, reads only</source>
            <translation>，只读</translation>
        </message>
        <message>
            <source>in conflict with the others</source>
            <translation>与其他 Pod 冲突</translation>
        </message>
        <message>
            <source>pods</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>no pod uses it</source>
            <translation>没有 Pod 使用它</translation>
        </message>
        <message>
            <source>a further pod</source>
            <translation>再来一个 Pod</translation>
        </message>
        <message>
            <source>can run</source>
            <translation>可以运行</translation>
        </message>
        <message>
            <source>cannot run</source>
            <translation>不能运行</translation>
        </message>
        <message>
            <source> on </source>
            <translation>，位于 </translation>
        </message>
        <message>
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>nodes</source>
            <translation>节点</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %n 个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more nodes</source>
            <translation>
                <numerusform>还有 %n 个节点</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ClaimWords</name>
        <message>
            <source>waits for a pod</source>
            <translation>等待 Pod</translation>
        </message>
        <message>
            <source>has more access modes</source>
            <translation>访问模式更多</translation>
        </message>
        <message>
            <source>not reserved</source>
            <translation>未保留</translation>
        </message>
        <message>
            <source>larger than needed</source>
            <translation>大于所需</translation>
        </message>
        <message>
            <source>Nothing to do: it is bound to %1, and to nobody else.</source>
            <translation>无需操作：它已绑定到 %1，且仅绑定到它。</translation>
        </message>
        <message>
            <source>Save what you need from it, then clear its claimRef (kubectl patch pv %1 -p &apos;{&quot;spec&quot;:{&quot;claimRef&quot;:null}}&apos;) to offer it again, or delete it.</source>
            <translation>保存所需数据，然后清除其 claimRef（kubectl patch pv %1 -p &apos;{&quot;spec&quot;:{&quot;claimRef&quot;:null}}&apos;）以重新提供，或删除它。</translation>
        </message>
        <message>
            <source>Reclaiming it failed: %1. Look after its storage by hand, then delete the volume.</source>
            <translation>回收失败：%1。请人工处理其存储，然后删除该卷。</translation>
        </message>
        <message>
            <source>It is reserved for %1, which does not exist or does not fit it: create that claim, or clear the claimRef.</source>
            <translation>它为 %1 保留，而该声明不存在或不匹配：请创建该声明，或清除 claimRef。</translation>
        </message>
        <message>
            <source>Nothing to do: claim %1 takes it.</source>
            <translation>无需操作：声明 %1 会使用它。</translation>
        </message>
        <message>
            <source>No waiting claim fits it: it is free for a new one of at most %1 with %2%3.</source>
            <translation>没有等待中的声明匹配它：可供至多 %1、%2%3 的新声明使用。</translation>
        </message>
        <message>
            <source> and no class</source>
            <translation>、无类</translation>
        </message>
        <message>
            <source> of class %1</source>
            <translation>、类 %1</translation>
        </message>
        <message>
            <source>waits: %1</source>
            <translation>等待：%1</translation>
        </message>
        <message>
            <source>takes %1</source>
            <translation>使用 %1</translation>
        </message>
        <message>
            <source>there is no persistent volume to look at</source>
            <translation>没有可查看的持久卷</translation>
        </message>
        <message>
            <source>the nearest, %1, fails %2</source>
            <translation>最接近的 %1 不满足 %2</translation>
        </message>
        <message>
            <source>at least %1 with %2 and no class</source>
            <translation>至少 %1、%2、无类</translation>
        </message>
        <message>
            <source>at least %1 with %2 of class %3</source>
            <translation>至少 %1、%2、类 %3</translation>
        </message>
        <message>
            <source>Any of %1 may be taken: they fit equally well, and which one is not defined.</source>
            <translation>%1 中任何一个都可能被选中：它们同样匹配，选哪个没有规定。</translation>
        </message>
        <message>
            <source>A pod on %1 can use %2, the smallest volume that fits there.</source>
            <translation>%1 上的 Pod 可以使用 %2，它是那里匹配的最小的卷。</translation>
        </message>
        <message>
            <source>Nothing to do: %1 fits best and the claim binds to it.</source>
            <translation>无需操作：%1 最匹配，声明会绑定到它。</translation>
        </message>
        <message>
            <source>Create the StorageClass &quot;%1&quot;, name one that exists, or add a volume of %2: %3.</source>
            <translation>请创建 StorageClass &quot;%1&quot;，或改用已存在的类，或添加 %2 的卷：%3。</translation>
        </message>
        <message>
            <source>Class &quot;%1&quot; makes no volumes itself: create one of %2; %3.</source>
            <translation>类 &quot;%1&quot; 自身不创建卷：请创建 %2 的卷；%3。</translation>
        </message>
        <message>
            <source>The controller has no plugin &quot;%1&quot; of class &quot;%2&quot;: name a provisioner that runs in this cluster, or create a volume by hand.</source>
            <translation>控制器没有类 &quot;%2&quot; 的插件 &quot;%1&quot;：请指定此集群中运行的制备器，或人工创建卷。</translation>
        </message>
        <message>
            <source>Take the selector away, or make a volume by hand: provisioners refuse claims that have one.</source>
            <translation>请去掉选择器，或人工创建卷：制备器拒绝带选择器的声明。</translation>
        </message>
        <message>
            <source>Wait for the provisioner &quot;%1&quot; to make a volume; if none comes, see whether it runs.</source>
            <translation>等待制备器 &quot;%1&quot; 创建卷；如果一直没有，请检查它是否在运行。</translation>
        </message>
        <message>
            <source>Nothing to do: the claim names %1 and binds to it.</source>
            <translation>无需操作：声明指定了 %1 并会绑定到它。</translation>
        </message>
        <message>
            <source>Create the volume %1, or make the claim anew without spec.volumeName.</source>
            <translation>请创建卷 %1，或重建不带 spec.volumeName 的声明。</translation>
        </message>
        <message>
            <source>Volume %1 belongs to another claim: name another volume, or clear its claimRef once that claim is gone.</source>
            <translation>卷 %1 属于另一个声明：请指定其他卷，或在那个声明消失后清除其 claimRef。</translation>
        </message>
        <message>
            <source>Volume %1 does not satisfy the claim that names it, and no other is tried: mend the volume or make the claim anew.</source>
            <translation>卷 %1 不满足指定它的声明，也不会尝试其他卷：请修正该卷或重建声明。</translation>
        </message>
        <message>
            <source>No volume fits on %1, and class &quot;%2&quot; makes volumes only where %3: choose such a node.</source>
            <translation>%1 上没有匹配的卷，而类 &quot;%2&quot; 只在 %3 的地方创建卷：请选择这样的节点。</translation>
        </message>
        <message>
            <source>No volume fits on %1, and the driver of class &quot;%2&quot; reports no capacity that node reaches: try another node.</source>
            <translation>%1 上没有匹配的卷，类 &quot;%2&quot; 的驱动也没有报告该节点可用的容量：请换一个节点。</translation>
        </message>
        <message>
            <source>No volume fits on %1, and the driver can make at most %2 there where %3 is asked: try another node or ask for less.</source>
            <translation>%1 上没有匹配的卷，驱动在那里至多能创建 %2，而请求是 %3：请换一个节点或减少请求。</translation>
        </message>
        <message>
            <source>No volume can serve this claim on %1: %2; try another node.</source>
            <translation>%1 上没有卷能满足此声明：%2；请换一个节点。</translation>
        </message>
        <message>
            <source>Nothing to do: %1 is reserved for this claim by its claimRef and binds at once.</source>
            <translation>无需操作：%1 通过 claimRef 为此声明保留，会立即绑定。</translation>
        </message>
        <message>
            <source>Nothing to do: the claim is bound to %1.</source>
            <translation>无需操作：声明已绑定到 %1。</translation>
        </message>
        <message>
            <source>Create a volume of %1, or give the claim a class that makes volumes; %2.</source>
            <translation>请创建 %1 的卷，或给声明一个会创建卷的类；%2。</translation>
        </message>
        <message>
            <source>Create a pod that uses the claim: class &quot;%1&quot; binds only when a pod is scheduled.</source>
            <translation>请创建使用此声明的 Pod：类 &quot;%1&quot; 只在 Pod 被调度时绑定。</translation>
        </message>
        <message>
            <source>See why %1 cannot be scheduled: the claim binds together with it.</source>
            <translation>请查看 %1 为何无法调度：声明与它一起绑定。</translation>
        </message>
        <message>
            <source>The volume of this claim is gone and its data with it: restore it from a backup into a new claim.</source>
            <translation>此声明的卷及其数据已不存在：请从备份恢复到新的声明。</translation>
        </message>
        <message>
            <source>Another claim owns volume %1: save what you need and make this claim anew.</source>
            <translation>卷 %1 属于另一个声明：保存所需内容并重建此声明。</translation>
        </message>
        <message>
            <source>A pod on %1 makes the provisioner &quot;%2&quot; create a volume for it.</source>
            <translation>%1 上的 Pod 会让制备器 &quot;%2&quot; 为它创建卷。</translation>
        </message>
        <message>
            <source>The scheduler has already chosen another node for this claim; a pod goes there, not to %1.</source>
            <translation>调度器已为此声明选定另一个节点；Pod 会去那里，而不是 %1。</translation>
        </message>
        <message>
            <source>For a node the scheduler takes the smallest volume that is large enough, whatever its access modes: %1 fit.</source>
            <translation>对于一个节点，调度器选取足够大的最小的卷，不论访问模式：有 %1 个匹配。</translation>
        </message>
        <message>
            <source>Of %1 that fit, the controller first looks at those with the fewest access modes (here %2), and takes the smallest of them that is large enough.</source>
            <translation>在 %1 个匹配的卷中，控制器先看访问模式最少的（此处为 %2），再取其中足够大的最小者。</translation>
        </message>
        <message>
            <source>The volume&apos;s claimRef names this claim: then only size, volume mode, access modes and deletion count, and it wins over all others of its access modes.</source>
            <translation>卷的 claimRef 指定了此声明：此时只看大小、卷模式、访问模式和是否在删除，并且它优先于同访问模式的其他卷。</translation>
        </message>
        <message>
            <source>The claim names its volume in spec.volumeName: no other is looked at.</source>
            <translation>声明在 spec.volumeName 中指定了卷：不看其他卷。</translation>
        </message>
        <message>
            <source>The two name each other, in spec.volumeName and in spec.claimRef: nothing else is looked at any more.</source>
            <translation>两者通过 spec.volumeName 和 spec.claimRef 互相指定：不再看其他内容。</translation>
        </message>
        <message>
            <source>Class &quot;%1&quot; has binding mode WaitForFirstConsumer: only a volume reserved for the claim is taken before a pod has a node.</source>
            <translation>类 &quot;%1&quot; 的绑定模式是 WaitForFirstConsumer：在 Pod 有节点之前，只会使用为此声明保留的卷。</translation>
        </message>
        <message>
            <source>The claim names volume %1, which fails what the claim asks.</source>
            <translation>声明指定的卷 %1 不满足其要求。</translation>
        </message>
        <message>
            <source>The claim names volume %1, which does not exist.</source>
            <translation>声明指定的卷 %1 不存在。</translation>
        </message>
        <message>
            <source>The claim names volume %1, whose claimRef names another claim.</source>
            <translation>声明指定的卷 %1 的 claimRef 指向另一个声明。</translation>
        </message>
        <message>
            <source>The claim was bound, and its volume no longer exists.</source>
            <translation>声明曾绑定，但其卷已不存在。</translation>
        </message>
        <message>
            <source>The claim was bound to volume %1, whose claimRef names another claim.</source>
            <translation>声明曾绑定到卷 %1，而该卷的 claimRef 指向另一个声明。</translation>
        </message>
        <message>
            <source>On this node no volume fits, and none can be made there.</source>
            <translation>此节点上没有匹配的卷，也无法在那里创建。</translation>
        </message>
        <message>
            <source>On this node no volume fits, and the class can make one there.</source>
            <translation>此节点上没有匹配的卷，但类可以在那里创建。</translation>
        </message>
        <message>
            <source>The annotation volume.kubernetes.io/selected-node names %1.</source>
            <translation>注解 volume.kubernetes.io/selected-node 指定了 %1。</translation>
        </message>
        <message>
            <source>The claim names no class, and is given the default one, %1.</source>
            <translation>声明未指定类，使用默认类 %1。</translation>
        </message>
        <message>
            <source>%1 classes are marked as default: the newest counts (servers before 1.26 refuse such claims).</source>
            <translation>%1 个类被标记为默认：以最新的为准（1.26 之前的服务器会拒绝此类声明）。</translation>
        </message>
        <message>
            <source>The volume has grown; its file system grows when a pod mounts it next.</source>
            <translation>卷已扩容；文件系统在下次被 Pod 挂载时扩大。</translation>
        </message>
        <message>
            <source>The volume is being resized.</source>
            <translation>卷正在调整大小。</translation>
        </message>
        <message>
            <source>Resizing failed: %1</source>
            <translation>调整大小失败：%1</translation>
        </message>
        <message>
            <source>The volume&apos;s attributes are being changed: %1</source>
            <translation>卷的属性正在变更：%1</translation>
        </message>
        <message>
            <source>It asks for %1 and has %2</source>
            <translation>请求 %1，现有 %2</translation>
        </message>
        <message>
            <source>%1: its class allows it to grow.</source>
            <translation>%1：其类允许扩容。</translation>
        </message>
        <message>
            <source>%1, but its class does not allow volumes to grow.</source>
            <translation>%1，但其类不允许扩容。</translation>
        </message>
        <message>
            <source>%1 (wants %2, has %3)</source>
            <translation>%1（要求 %2，现有 %3）</translation>
        </message>
        <message>
            <source>The class does not wait for a pod: the controller binds this claim on its own, without looking at nodes, and pods wait until it has.</source>
            <translation>该类不等待 Pod：控制器自行绑定此声明，不看节点，Pod 要等它绑定完成。</translation>
        </message>
        <message>
            <source>The claim has a selector, and provisioners refuse such claims: take it away, or make a volume by hand.</source>
            <translation>声明带有选择器，制备器会拒绝：请去掉它，或人工创建卷。</translation>
        </message>
        <message>
            <source>The scheduler has chosen node %1 for it.</source>
            <translation>调度器已为它选定节点 %1。</translation>
        </message>
        <message>
            <source>The claim is being deleted; pods that are not scheduled yet cannot use it.</source>
            <translation>声明正在删除；尚未调度的 Pod 不能使用它。</translation>
        </message>
        <message>
            <source>Volume %1 becomes Failed: nothing in this cluster knows how to remove its storage, so the data stays.</source>
            <translation>卷 %1 变为 Failed：集群中没有组件知道如何删除其存储，因此数据保留。</translation>
        </message>
        <message>
            <source>Volume %1 becomes Failed: its type cannot be recycled, so the data stays.</source>
            <translation>卷 %1 变为 Failed：其类型无法回收擦除，因此数据保留。</translation>
        </message>
        <message>
            <source>Volume %1 becomes Released: its data stays, and no claim can take it until its claimRef is cleared.</source>
            <translation>卷 %1 变为 Released：数据保留，在清除 claimRef 之前没有声明能使用它。</translation>
        </message>
        <message>
            <source>Volume %1 and the storage behind it are removed: the data is gone.</source>
            <translation>卷 %1 及其背后的存储被删除：数据消失。</translation>
        </message>
        <message>
            <source>Volume %1 is scrubbed and becomes Available again: the data is gone (Recycle is deprecated).</source>
            <translation>卷 %1 被擦除并重新变为 Available：数据消失（Recycle 已弃用）。</translation>
        </message>
        <message>
            <source>RWX: pods on any number of nodes read and write it together.</source>
            <translation>RWX：任意多个节点上的 Pod 一起读写。</translation>
        </message>
        <message>
            <source>RWO,ROX: pods of one node write it; while nobody writes, pods of many nodes may read it.</source>
            <translation>RWO,ROX：一个节点上的 Pod 写入；没有写入者时，多个节点上的 Pod 可以读取。</translation>
        </message>
        <message>
            <source>RWO: any number of pods use it together, as long as they run on one node.</source>
            <translation>RWO：任意多个 Pod 一起使用，只要它们运行在同一节点。</translation>
        </message>
        <message>
            <source>ROX: pods on any number of nodes read it together; none may write.</source>
            <translation>ROX：任意多个节点上的 Pod 一起读取；都不能写入。</translation>
        </message>
        <message>
            <source>RWOP: one pod of the whole cluster uses it at a time.</source>
            <translation>RWOP：整个集群中同一时刻只有一个 Pod 使用。</translation>
        </message>
        <message>
            <source>The claim asks for no access mode.</source>
            <translation>声明没有请求访问模式。</translation>
        </message>
        <message>
            <source>The volume is not there: %1.</source>
            <translation>卷不在那里：%1。</translation>
        </message>
        <message>
            <source>%1 has it, and one pod only may.</source>
            <translation>%1 占用了它，而只允许一个 Pod。</translation>
        </message>
        <message>
            <source>It is in use on %1, and one node only may.</source>
            <translation>它正在 %1 上使用，而只允许一个节点。</translation>
        </message>
        <message>
            <source>A further pod can share it here.</source>
            <translation>这里可以再有一个 Pod 共享它。</translation>
        </message>
        <message>
            <source>A pod can use it here.</source>
            <translation>这里的 Pod 可以使用它。</translation>
        </message>
        <message>
            <source>The claim has no volume; deleting it loses nothing.</source>
            <translation>声明没有卷；删除它不会丢失任何东西。</translation>
        </message>
        <message>
            <source>It stays Terminating until the pods that use it are gone.</source>
            <translation>在使用它的 Pod 消失之前，它保持 Terminating。</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>at least %1</source>
            <translation>至少 %1</translation>
        </message>
        <message>
            <source>It is being deleted: no further pod that uses the claim is scheduled.</source>
            <translation>它正在被删除：不会再调度使用此声明的其他 Pod。</translation>
        </message>
        <message>
            <source>It is not bound: no pod that uses the claim is scheduled before it is.</source>
            <translation>它尚未绑定：在绑定之前，使用此声明的 Pod 不会被调度。</translation>
        </message>
        <message>
            <source>Its volume is gone; so are the data.</source>
            <translation>它的卷已不存在，数据也随之丢失。</translation>
        </message>
        <message>
            <source>Wants volume %1 and no other.</source>
            <translation>只要卷 %1，不要别的。</translation>
        </message>
        <message>
            <source>Without a class, only a volume made by hand can fit.</source>
            <translation>没有指定存储类，只有人工创建的卷才可能匹配。</translation>
        </message>
        <message>
            <source>Class %1 is not there: only a volume made by hand can fit.</source>
            <translation>存储类 %1 不存在：只有人工创建的卷才可能匹配。</translation>
        </message>
        <message>
            <source>Class %1 makes no volumes: one made by hand must fit.</source>
            <translation>存储类 %1 不会制备卷：必须有人工创建的卷匹配。</translation>
        </message>
        <message>
            <source>Waits for a first pod to use it.</source>
            <translation>等待第一个使用它的 Pod。</translation>
        </message>
        <message>
            <source>Waits for %1 to make a volume.</source>
            <translation>等待 %1 制备卷。</translation>
        </message>
        <message>
            <source>It was bound to an earlier claim of that name.</source>
            <translation>它曾绑定到同名的旧声明。</translation>
        </message>
        <message>
            <source>Claim %1 names another volume: %2.</source>
            <translation>声明 %1 指定了另一个卷：%2。</translation>
        </message>
        <message>
            <source>Claim %1 names it, but it is taken.</source>
            <translation>声明 %1 指定了它，但它已被占用。</translation>
        </message>
        <message>
            <source>It names no source: there is nothing to mount.</source>
            <translation>它没有写明来源：没有可挂载的内容。</translation>
        </message>
        <message>
            <source>It is reserved for %1; %2.</source>
            <translation>它为 %1 保留；%2。</translation>
        </message>
        <message>
            <source>that claim</source>
            <translation>那个声明</translation>
        </message>
        <message>
            <source>No claim that was read fits it: %1.</source>
            <translation>已读取的声明都不匹配它：%1。</translation>
        </message>
        <message>
            <source>the claims</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>No volume fits</source>
            <translation>没有匹配的卷</translation>
        </message>
        <message>
            <source>%1, and without a class nobody makes one.</source>
            <translation>%1，没有类也就没有谁来创建。</translation>
        </message>
        <message>
            <source>%1, and there is no StorageClass &quot;%2&quot; that could make one.</source>
            <translation>%1，也没有能创建卷的 StorageClass &quot;%2&quot;。</translation>
        </message>
        <message>
            <source>%1, and provisioner &quot;%2&quot; makes none.</source>
            <translation>%1，制备器 &quot;%2&quot; 也不创建卷。</translation>
        </message>
        <message>
            <source>%1: the claim is handed to the provisioner &quot;%2&quot;.</source>
            <translation>%1：声明交给制备器 &quot;%2&quot;。</translation>
        </message>
        <message>
            <source>It asks for the VolumeAttributesClass &quot;%1&quot;: while there is none of that name, the provisioner makes no volume.</source>
            <translation>它请求 VolumeAttributesClass &quot;%1&quot;：只要没有这个名称的类，制备器就不会创建卷。</translation>
        </message>
        <message>
            <source>%1; whether its class allows that is not known.</source>
            <translation>%1；其类是否允许扩容未知。</translation>
        </message>
        <message>
            <source>The growth stands at %1.</source>
            <translation>扩容状态为 %1。</translation>
        </message>
        <message>
            <source>%1 are allocated for the growth, which stands at %2.</source>
            <translation>已为扩容分配 %1，扩容状态为 %2。</translation>
        </message>
        <message>
            <source>%1 are allocated for the growth.</source>
            <translation>已为扩容分配 %1。</translation>
        </message>
        <message>
            <source>The driver cannot make the volume as large as %1: see what it says, and ask for a size it can make.</source>
            <translation>驱动无法把卷扩大到 %1：请查看它的说明，并请求它能创建的大小。</translation>
        </message>
        <message>
            <source>See why the volume cannot grow: the driver tries again.</source>
            <translation>请查看卷为何无法扩容：驱动会再次尝试。</translation>
        </message>
        <message>
            <source>The volume has grown to %1: its file system follows on the node of a pod that uses the claim.</source>
            <translation>卷已扩容到 %1：文件系统随后在使用此声明的 Pod 所在的节点上扩大。</translation>
        </message>
        <message>
            <source>Wait until the volume has grown to %1.</source>
            <translation>请等待卷扩容到 %1。</translation>
        </message>
        <message>
            <source>Let its class allow volumes to grow (allowVolumeExpansion), or the claim stays as it is.</source>
            <translation>请让其类允许卷扩容（allowVolumeExpansion），否则声明保持现状。</translation>
        </message>
        <message>
            <source>Wait until the volume has grown to %1; if nothing happens, see whether the driver&apos;s resizer runs.</source>
            <translation>请等待卷扩容到 %1；如果没有动静，请检查驱动的 resizer 是否在运行。</translation>
        </message>
        <message>
            <source>Its volume is to have the attributes of class &quot;%1&quot;, and has those of none.</source>
            <translation>其卷应具有类 &quot;%1&quot; 的属性，目前没有任何属性类的属性。</translation>
        </message>
        <message>
            <source>Its volume is to have the attributes of class &quot;%1&quot;, and has those of &quot;%2&quot;.</source>
            <translation>其卷应具有类 &quot;%1&quot; 的属性，目前是类 &quot;%2&quot; 的属性。</translation>
        </message>
        <message>
            <source>The driver refuses the attributes of class &quot;%1&quot;: name another attributes class, or the former one.</source>
            <translation>驱动拒绝类 &quot;%1&quot; 的属性：请指定其他属性类，或改回原来的属性类。</translation>
        </message>
        <message>
            <source>The change to attributes class &quot;%1&quot; has not begun: see whether that class exists and is of the volume&apos;s driver.</source>
            <translation>向属性类 &quot;%1&quot; 的变更尚未开始：请检查该类是否存在，以及是否属于此卷的驱动。</translation>
        </message>
        <message>
            <source>Wait until the volume has the attributes of class &quot;%1&quot;.</source>
            <translation>请等待卷具有类 &quot;%1&quot; 的属性。</translation>
        </message>
        <message>
            <source>Wait until the volume has the attributes of class &quot;%1&quot;; if nothing happens, see whether that class exists and the driver&apos;s resizer runs.</source>
            <translation>请等待卷具有类 &quot;%1&quot; 的属性；如果没有动静，请检查该类是否存在，以及驱动的 resizer 是否在运行。</translation>
        </message>
        <message>
            <source>volume %1</source>
            <translation>卷 %1</translation>
        </message>
        <message>
            <source>StorageClass &quot;%1&quot;</source>
            <translation>StorageClass &quot;%1&quot;</translation>
        </message>
        <message>
            <source>Nothing to do, as far as the claim itself tells.</source>
            <translation>无需操作：至少从声明本身看是如此。</translation>
        </message>
        <message>
            <source>See the claim&apos;s events for what the controller says of it, or ask again with all it depends on: %1.</source>
            <translation>请查看声明的事件，了解控制器对它的说法；或者连同它所依赖的全部内容重新询问：%1。</translation>
        </message>
        <message>
            <source>Class &quot;%1&quot; binds when a pod that uses the claim is scheduled; %2.</source>
            <translation>类 &quot;%1&quot; 在使用此声明的 Pod 被调度时绑定；%2。</translation>
        </message>
        <message>
            <source>pods</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>If the cluster has no StorageClass &quot;%1&quot; either, create it, name one that exists, or add a volume that fits.</source>
            <translation>如果集群中也没有 StorageClass &quot;%1&quot;，请创建它，或改用已存在的类，或添加匹配的卷。</translation>
        </message>
        <message>
            <source>The claim says itself that it is bound to it; %1, so nothing more is known of it.</source>
            <translation>声明自己表明已绑定到该卷；%1，因此无法得知更多。</translation>
        </message>
        <message>
            <source>What becomes of it cannot be told: %1.</source>
            <translation>无法说明它会怎样：%1。</translation>
        </message>
        <message>
            <source>No volume fits, and %1.</source>
            <translation>没有匹配的卷；%1。</translation>
        </message>
        <message>
            <source>%1: one that fits may be there all the same.</source>
            <translation>%1：匹配的卷仍可能存在。</translation>
        </message>
        <message>
            <source>%1: if it waits for pods, the claim binds when one is scheduled.</source>
            <translation>%1：如果该类等待 Pod，声明会在有 Pod 被调度时绑定。</translation>
        </message>
        <message>
            <source>%1: whether the driver has room there is not known.</source>
            <translation>%1：不知道驱动在那里是否有空间。</translation>
        </message>
        <message>
            <source>No volume is bound to the claim yet; deleting it loses nothing, and %1 stays reserved for a claim of this name.</source>
            <translation>尚无卷绑定到此声明；删除它不会丢失任何东西，卷 %1 仍为同名的声明保留。</translation>
        </message>
        <message>
            <source>Volume %1, which the claim names, is not bound to it; deleting the claim changes nothing about the volume.</source>
            <translation>声明指定的卷 %1 没有绑定到它；删除声明不会对该卷有任何改变。</translation>
        </message>
        <message>
            <source>Its volume belongs to another claim: no pod that uses this one is scheduled.</source>
            <translation>它的卷属于另一个声明：使用此声明的 Pod 都不会被调度。</translation>
        </message>
        <message>
            <source>Volume %1</source>
            <translation>卷 %1</translation>
        </message>
        <message>
            <source>It is not bound, and %1: it may wait for a pod.</source>
            <translation>它尚未绑定；%1：它可能在等待 Pod。</translation>
        </message>
        <message>
            <source>Whether other pods use it is not known.</source>
            <translation>不知道是否有其他 Pod 使用它。</translation>
        </message>
        <message>
            <source>%1: its reclaim policy, and with it what becomes of the data, is not known.</source>
            <translation>%1：其回收策略未知，因此数据会怎样也未知。</translation>
        </message>
        <message>
            <source>Whether pods hold it is not known: %1.</source>
            <translation>不知道是否有 Pod 占用它：%1。</translation>
        </message>
        <message>
            <source>they</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>Class %1</source>
            <translation>存储类 %1</translation>
        </message>
        <message>
            <source>Waits until a pod that uses it is scheduled.</source>
            <translation>等待使用它的 Pod 被调度。</translation>
        </message>
        <message>
            <source>Waiting claims fit it (%1), but they take another volume or wait for a pod.</source>
            <translation>有等待中的声明与它匹配（%1），但它们会取用别的卷，或在等待 Pod。</translation>
        </message>
        <message>
            <source>The claim was bound to %1, which names no claim any more: the controller binds the two again.</source>
            <translation>该声明曾绑定到 %1，而该卷已不再指明任何声明：控制器会重新绑定二者。</translation>
        </message>
        <message>
            <source>See whether %1 is still there: if it is another claim&apos;s, save what you need by way of that one; if it is gone, restore the data into a new claim.</source>
            <translation>请查看 %1 是否还在：若它属于另一个声明，请通过那个声明保存所需数据；若它已不存在，请把数据恢复到新的声明中。</translation>
        </message>
        <message>
            <source>By its status the claim&apos;s volume is gone, or another claim&apos;s; which of the two is not known: %1.</source>
            <translation>从状态看，该声明的卷已不存在，或属于另一个声明；究竟是哪一种尚不清楚：%1。</translation>
        </message>
        <message>
            <source>The claim is Lost: no pod that uses it is scheduled.</source>
            <translation>该声明处于 Lost 状态：使用它的 Pod 都不会被调度。</translation>
        </message>
        <message>
            <source>Whether a volume is bound to the claim, and with it what becomes of the data, is not known: what is here is how it was written, without its status.</source>
            <translation>该声明是否已绑定卷、数据因此会怎样，尚不清楚：这里只有它的书写内容，没有状态。</translation>
        </message>
        <message>
            <source>What became of its volume %1 is not known.</source>
            <translation>它的卷 %1 现状不明。</translation>
        </message>
        <message>
            <source>Its volume %1 belongs to another claim.</source>
            <translation>它的卷 %1 属于另一个声明。</translation>
        </message>
        <message>
            <source>%1 or %2</source>
            <translation>%1 或 %2</translation>
        </message>
        <message>
            <source>any node</source>
            <translation>任何节点</translation>
        </message>
        <message>
            <source>%1 is not set</source>
            <translation>%1 未设置</translation>
        </message>
        <message>
            <source>any labels</source>
            <translation>任何标签</translation>
        </message>
        <message>
            <source>not %1</source>
            <translation>不是 %1</translation>
        </message>
        <message>
            <source>free, or for %1</source>
            <translation>空闲，或留给 %1</translation>
        </message>
        <message>
            <source>%1 (an earlier claim of that name)</source>
            <translation>%1（同名的较早声明）</translation>
        </message>
        <message>
            <source>not being deleted</source>
            <translation>未在删除</translation>
        </message>
        <message>
            <source>being deleted</source>
            <translation>正在删除</translation>
        </message>
        <message>
            <source>Available (once created)</source>
            <translation>Available（一旦创建）</translation>
        </message>
        <message>
            <source>not started</source>
            <translation>未启动</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>running, not ready</source>
            <translation>运行中，未就绪</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>waiting: %1</source>
            <translation>等待中：%1</translation>
        </message>
        <message>
            <source>terminated</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>%1 (exit code %2)</source>
            <translation>%1（退出码 %2）</translation>
        </message>
    </context>
    <context>
        <name>CoverageWords</name>
        <message>
            <source>not in what was read</source>
            <translation>不在已读取的内容中</translation>
        </message>
        <message>
            <source>not read: not allowed</source>
            <translation>未读取：无权限</translation>
        </message>
        <message>
            <source>not served</source>
            <translation>服务器不提供</translation>
        </message>
        <message>
            <source>not in this file</source>
            <translation>不在此文件中</translation>
        </message>
        <message>
            <source>not read yet</source>
            <translation>尚未读取</translation>
        </message>
        <message>
            <source>%1 does not exist</source>
            <translation>%1 不存在</translation>
        </message>
        <message>
            <source>%1 is not in what was read</source>
            <translation>%1 不在已读取的内容中</translation>
        </message>
        <message>
            <source>%1 may not be read</source>
            <translation>无权读取 %1</translation>
        </message>
        <message>
            <source>%1 is not served</source>
            <translation>服务器不提供 %1</translation>
        </message>
        <message>
            <source>%1 is not in this file</source>
            <translation>%1 不在此文件中</translation>
        </message>
        <message>
            <source>%1 is not read yet</source>
            <translation>%1 尚未读取</translation>
        </message>
        <message>
            <source>may not be read</source>
            <translation>无权读取</translation>
        </message>
        <message>
            <source>there are no %1</source>
            <translation>没有 %1</translation>
        </message>
        <message>
            <source>%1 were not read in whole</source>
            <translation>%1 未完整读取</translation>
        </message>
        <message>
            <source>%1 are not served</source>
            <translation>服务器不提供 %1</translation>
        </message>
        <message>
            <source>%1 are not in this file</source>
            <translation>%1 不在此文件中</translation>
        </message>
        <message>
            <source>%1 are not read yet</source>
            <translation>%1 尚未读取</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <source>pods</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>claims</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>persistent volumes</source>
            <translation>持久卷</translation>
        </message>
        <message>
            <source>storage classes</source>
            <translation>存储类</translation>
        </message>
        <message>
            <source>volume attachments</source>
            <translation>卷挂接</translation>
        </message>
        <message>
            <source>CSI drivers</source>
            <translation>CSI 驱动</translation>
        </message>
        <message>
            <source>CSI nodes</source>
            <translation>CSI 节点</translation>
        </message>
        <message>
            <source>volume snapshots</source>
            <translation>卷快照</translation>
        </message>
        <message>
            <source>CSI capacities</source>
            <translation>CSI 容量</translation>
        </message>
        <message>
            <source>snapshot contents</source>
            <translation>快照内容</translation>
        </message>
        <message>
            <source>snapshot classes</source>
            <translation>快照类</translation>
        </message>
        <message>
            <source>nodes</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>namespaces</source>
            <translation>命名空间</translation>
        </message>
        <message>
            <source>events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>ConfigMaps</source>
            <translation>ConfigMap</translation>
        </message>
        <message>
            <source>Secrets</source>
            <translation>Secret</translation>
        </message>
        <message>
            <source>service accounts</source>
            <translation>服务账号</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>endpoint slices</source>
            <translation>端点切片</translation>
        </message>
        <message>
            <source>Endpoints</source>
            <translation>Endpoints</translation>
        </message>
        <message>
            <source>Ingresses</source>
            <translation>Ingress</translation>
        </message>
        <message>
            <source>ingress classes</source>
            <translation>Ingress 类</translation>
        </message>
        <message>
            <source>network policies</source>
            <translation>网络策略</translation>
        </message>
        <message>
            <source>Deployments</source>
            <translation>Deployment</translation>
        </message>
        <message>
            <source>ReplicaSets</source>
            <translation>ReplicaSet</translation>
        </message>
        <message>
            <source>StatefulSets</source>
            <translation>StatefulSet</translation>
        </message>
        <message>
            <source>DaemonSets</source>
            <translation>DaemonSet</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Job</translation>
        </message>
        <message>
            <source>CronJobs</source>
            <translation>CronJob</translation>
        </message>
        <message>
            <source>objects</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>%1.</source>
            <comment>a whole sentence</comment>
            <translation>%1。</translation>
        </message>
    </context>
    <context>
        <name>ErrorWords</name>
        <message>
            <source>The configuration has a mistake</source>
            <translation>配置有误</translation>
        </message>
        <message>
            <source>Correct the entry named below, then try again.</source>
            <translation>请更正下面指出的条目，然后重试。</translation>
        </message>
        <message>
            <source>The server&apos;s certificate is not trusted</source>
            <translation>服务器证书不受信任</translation>
        </message>
        <message>
            <source>Check the context&apos;s certificate authority (certificate-authority-data): it must be the one that signed this server&apos;s certificate, and the server&apos;s name must be in the certificate.</source>
            <translation>请检查上下文的证书颁发机构（certificate-authority-data）：它必须是签发此服务器证书的机构，且证书中必须包含服务器的名称。</translation>
        </message>
        <message>
            <source>The server cannot be reached</source>
            <translation>无法连接服务器</translation>
        </message>
        <message>
            <source>Check that the cluster runs, that its address is right, and that a VPN or proxy it needs is up.</source>
            <translation>请检查集群是否在运行、地址是否正确，以及所需的 VPN 或代理是否可用。</translation>
        </message>
        <message>
            <source>The server does not answer</source>
            <translation>服务器没有应答</translation>
        </message>
        <message>
            <source>It may be overloaded or behind a firewall; Portolan keeps trying.</source>
            <translation>服务器可能过载或位于防火墙之后；Portolan 会继续尝试。</translation>
        </message>
        <message>
            <source>The server does not accept these credentials</source>
            <translation>服务器不接受这些凭据</translation>
        </message>
        <message>
            <source>The token or client certificate has expired or is not known to this cluster: log in again, then retry.</source>
            <translation>令牌或客户端证书已过期，或不为此集群所知：请重新登录后重试。</translation>
        </message>
        <message>
            <source>You may not see this</source>
            <translation>没有查看权限</translation>
        </message>
        <message>
            <source>Ask for the right to list and watch it, or choose a namespace that is yours.</source>
            <translation>请申请列出和监视它的权限，或选择属于您的命名空间。</translation>
        </message>
        <message>
            <source>It does not exist any more</source>
            <translation>它已不存在</translation>
        </message>
        <message>
            <source>It may have been deleted a moment ago, or the server does not serve this kind.</source>
            <translation>它可能刚刚被删除，或者服务器不提供此种类。</translation>
        </message>
        <message>
            <source>The server has forgotten this version</source>
            <translation>服务器已遗忘此版本</translation>
        </message>
        <message>
            <source>Portolan lists everything again by itself.</source>
            <translation>Portolan 会自动重新列出全部对象。</translation>
        </message>
        <message>
            <source>The server asks for patience</source>
            <translation>服务器要求稍候</translation>
        </message>
        <message>
            <source>It limits requests at the moment; Portolan waits and tries again by itself.</source>
            <translation>服务器目前在限制请求；Portolan 会等待并自动重试。</translation>
        </message>
        <message>
            <source>The server refused</source>
            <translation>服务器拒绝了请求</translation>
        </message>
        <message>
            <source>Its answer is below; Portolan tries again by itself.</source>
            <translation>下面是服务器的应答；Portolan 会自动重试。</translation>
        </message>
        <message>
            <source>The answer cannot be read</source>
            <translation>无法读取应答</translation>
        </message>
        <message>
            <source>What could not be read, and where, is told below.</source>
            <translation>下面说明哪里、哪些内容无法读取。</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>Retry when you like.</source>
            <translation>可随时重试。</translation>
        </message>
    </context>
    <context>
        <name>GoTo</name>
        <message>
            <source>page</source>
            <translation>页面</translation>
        </message>
        <message>
            <source>command</source>
            <translation>命令</translation>
        </message>
    </context>
    <context>
        <name>HygienePage</name>
        <message>
            <source>lost</source>
            <translation>丢失</translation>
        </message>
        <message>
            <source>cannot move</source>
            <translation>不能迁移</translation>
        </message>
        <message>
            <source>ends with it</source>
            <translation>随之结束</translation>
        </message>
        <message>
            <source>moves</source>
            <translation>迁移</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Failed volumes</source>
            <translation>失败的卷</translation>
        </message>
        <message>
            <source>Claims that lost their volume</source>
            <translation>失去卷的声明</translation>
        </message>
        <message>
            <source>Claims of one node, used on several</source>
            <translation>仅限一个节点却用于多个节点的声明</translation>
        </message>
        <message>
            <source>Orphaned attachments</source>
            <translation>孤立的挂接</translation>
        </message>
        <message>
            <source>Released volumes</source>
            <translation>已释放的卷</translation>
        </message>
        <message>
            <source>Claims no running pod uses</source>
            <translation>没有运行中的 Pod 使用的声明</translation>
        </message>
        <message>
            <source>bound to it</source>
            <translation>绑定于它</translation>
        </message>
        <message>
            <source>claim</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>There is no node to choose.</source>
            <translation>没有可选的节点。</translation>
        </message>
        <message>
            <source>Nothing runs or is stored on %1.</source>
            <translation>%1 上没有运行或存储任何内容。</translation>
        </message>
        <message>
            <source>pods lost: %1</source>
            <translation>丢失的 Pod：%1</translation>
        </message>
        <message>
            <source>pods that cannot start elsewhere: %1</source>
            <translation>无法在别处启动的 Pod：%1</translation>
        </message>
        <message>
            <source>ending with it: %1</source>
            <translation>随之结束：%1</translation>
        </message>
        <message>
            <source>moving: %1</source>
            <translation>迁移：%1</translation>
        </message>
        <message>
            <source>volumes of pods that lose their data: %1</source>
            <translation>丢失数据的 Pod 卷：%1</translation>
        </message>
        <message>
            <source>claims that lose their data: %1</source>
            <translation>丢失数据的声明：%1</translation>
        </message>
        <message>
            <source>Gi</source>
            <translation>Gi</translation>
        </message>
        <message>
            <source>bound</source>
            <translation>已绑定</translation>
        </message>
        <message>
            <source>available</source>
            <translation>可用</translation>
        </message>
        <message>
            <source>released</source>
            <translation>已释放</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>requested</source>
            <translation>已请求</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>no class</source>
            <translation>无类</translation>
        </message>
        <message>
            <source>%1: provided</source>
            <translation>%1：提供</translation>
        </message>
        <message>
            <source>%1: asked for</source>
            <translation>%1：请求</translation>
        </message>
        <message>
            <source>only here, bound</source>
            <translation>仅此处，已绑定</translation>
        </message>
        <message>
            <source>only here, free</source>
            <translation>仅此处，空闲</translation>
        </message>
        <message>
            <source>mounted, can move</source>
            <translation>已挂载，可迁移</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Nodes</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>not known of: %1</source>
            <translation>情况未知：%1</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %n 个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more pods</source>
            <translation>
                <numerusform>还有 %n 个 Pod</numerusform>
            </translation>
        </message>
        <message>
            <source>Its file system is larger than the claim: others may fill it.</source>
            <translation>它的文件系统比声明大：其他使用者也可能把它写满。</translation>
        </message>
        <message>
            <source>How full volumes are is not in this file.</source>
            <translation>此文件中没有卷的占用情况。</translation>
        </message>
        <message>
            <source>How full volumes are is not readable here.</source>
            <translation>此处无法读取卷的占用情况。</translation>
        </message>
    </context>
    <context>
        <name>HygieneWords</name>
        <message>
            <source>Reclaiming it failed: %1</source>
            <translation>回收失败：%1</translation>
        </message>
        <message>
            <source>no reason is given.</source>
            <translation>未给出原因。</translation>
        </message>
        <message>
            <source>Look after its storage by hand, then delete the volume.</source>
            <translation>请人工处理其存储，然后删除该卷。</translation>
        </message>
        <message>
            <source>Its claim %1 is gone, its policy is %2: the data is kept, and no claim can take the volume.</source>
            <translation>其声明 %1 已不存在，策略为 %2：数据保留，没有声明能使用该卷。</translation>
        </message>
        <message>
            <source>It is being deleted: see which finalizer holds it.</source>
            <translation>正在删除：请查看是哪个终结器在阻止。</translation>
        </message>
        <message>
            <source>Save what you need, then delete it, or clear its claimRef to offer it again.</source>
            <translation>保存所需内容，然后删除它，或清除其 claimRef 以重新提供。</translation>
        </message>
        <message>
            <source>Its volume %1 is gone, and the data with it.</source>
            <translation>其卷 %1 及数据已不存在。</translation>
        </message>
        <message>
            <source>Restore the data into a new claim, then delete this one.</source>
            <translation>将数据恢复到新的声明，然后删除此声明。</translation>
        </message>
        <message>
            <source>Its access mode allows one node, and its pods are on %1: %2.</source>
            <translation>其访问模式只允许一个节点，而其 Pod 位于 %1 个节点：%2。</translation>
        </message>
        <message>
            <source>Bring the pods to one node (pod affinity), or use a claim with RWX: on another node they hang or see other data.</source>
            <translation>把 Pod 集中到一个节点（Pod 亲和性），或使用 RWX 的声明：在其他节点上它们会挂起或看到别的数据。</translation>
        </message>
        <message>
            <source>No running pod uses it: %1 has not started.</source>
            <translation>没有运行中的 Pod 使用它：%1 尚未启动。</translation>
        </message>
        <message>
            <source>Only pods that have ended used it (%1).</source>
            <translation>只有已结束的 Pod 使用过它（%1）。</translation>
        </message>
        <message>
            <source>No pod uses it.</source>
            <translation>没有 Pod 使用它。</translation>
        </message>
        <message>
            <source>See why that pod does not run.</source>
            <translation>请查看该 Pod 为何没有运行。</translation>
        </message>
        <message>
            <source>It has no volume yet: delete the claim if nothing is to use it.</source>
            <translation>它还没有卷：如果不再使用，请删除该声明。</translation>
        </message>
        <message>
            <source>Delete it if nothing needs its data any more: its volume and the data go with it.</source>
            <translation>如果不再需要其数据，请删除它：卷和数据会一起删除。</translation>
        </message>
        <message>
            <source>Delete it if nothing is to use it: its volume keeps the data.</source>
            <translation>如果不再使用，请删除它：其卷会保留数据。</translation>
        </message>
        <message>
            <source>Its node %1 is gone.</source>
            <translation>其节点 %1 已不存在。</translation>
        </message>
        <message>
            <source>Its volume %1 is gone.</source>
            <translation>其卷 %1 已不存在。</translation>
        </message>
        <message>
            <source>Volume %1 is attached to %2, where no pod uses it.</source>
            <translation>卷 %1 挂接在 %2 上，但那里没有 Pod 使用它。</translation>
        </message>
        <message>
            <source>Detaching fails: %1</source>
            <translation>卸下失败：%1</translation>
        </message>
        <message>
            <source>The attach-detach controller takes it away within minutes; if it does not, see whether %1 runs, and only then delete it.</source>
            <translation>挂接控制器会在几分钟内移除它；如果没有，请检查 %1 是否在运行，然后再删除。</translation>
        </message>
        <message>
            <source>Its volume %1 can be reached from this node only: the data is lost with it.</source>
            <translation>其卷 %1 只能从此节点访问：数据随之丢失。</translation>
        </message>
        <message>
            <source>Its volume %1 is a directory of whichever node the pod runs on: elsewhere it finds other data.</source>
            <translation>其卷 %1 是 Pod 所在节点的目录：在别处会看到别的数据。</translation>
        </message>
        <message>
            <source>Nothing controls it: nobody makes it anew.</source>
            <translation>没有控制者：不会被重建。</translation>
        </message>
        <message>
            <source>It belongs to the node (%1) and ends with it.</source>
            <translation>它属于该节点（%1），随之结束。</translation>
        </message>
        <message>
            <source>%1 makes it anew, but it cannot start elsewhere: claim %2 is on this node only.</source>
            <translation>%1 会重建它，但无法在别处启动：声明 %2 仅在此节点。</translation>
        </message>
        <message>
            <source>%1 makes it anew elsewhere, once the node is deleted or the pod is removed by force.</source>
            <translation>节点被删除或 Pod 被强制移除后，%1 会在别处重建它。</translation>
        </message>
        <message>
            <source>%1 makes it anew elsewhere; its volume is detached from a silent node after about six minutes.</source>
            <translation>%1 会在别处重建它；失联节点上的卷约六分钟后卸下。</translation>
        </message>
        <message>
            <source>%1 makes it anew elsewhere.</source>
            <translation>%1 会在别处重建它。</translation>
        </message>
        <message>
            <source>An empty directory of the pod: it goes with the pod, wherever that goes.</source>
            <translation>Pod 的空目录：无论去哪里都随 Pod 消失。</translation>
        </message>
        <message>
            <source>The node&apos;s own %1: elsewhere it is another directory.</source>
            <translation>节点自己的 %1：在别处是另一个目录。</translation>
        </message>
        <message>
            <source>An inline volume of driver %1: it is made for the pod and goes with it.</source>
            <translation>驱动 %1 的内联卷：为 Pod 创建并随之消失。</translation>
        </message>
        <message>
            <source>Its storage is not on the node.</source>
            <translation>其存储不在该节点上。</translation>
        </message>
        <message>
            <source>A claim made for the pod: it is deleted with it.</source>
            <translation>为 Pod 创建的声明：随之删除。</translation>
        </message>
        <message>
            <source>The claim has no volume yet.</source>
            <translation>声明还没有卷。</translation>
        </message>
        <message>
            <source>Its volume %1 can be reached from other nodes.</source>
            <translation>其卷 %1 可从其他节点访问。</translation>
        </message>
        <message>
            <source>Its volume %1 belongs to another claim, %2.</source>
            <translation>其卷 %1 属于另一个声明 %2。</translation>
        </message>
        <message>
            <source>Save what you need by way of that claim, then make this one anew.</source>
            <translation>通过那个声明保存所需内容，然后重建此声明。</translation>
        </message>
        <message>
            <source>No workload in this file uses it.</source>
            <translation>此文件中没有工作负载使用它。</translation>
        </message>
        <message>
            <source>It belongs to %1 %2: see whether that still needs it, before you delete it.</source>
            <translation>它属于 %1 %2：删除之前，请先查看该所有者是否仍需要它。</translation>
        </message>
        <message>
            <source>See what its volume %1 does then, before it is deleted: %2.</source>
            <translation>删除之前，请先查看届时其卷 %1 会怎样：%2。</translation>
        </message>
        <message>
            <source>the volume</source>
            <translation>该卷</translation>
        </message>
        <message>
            <source>Volume %1 is to be attached to %2, where no pod uses it, and is not yet.</source>
            <translation>卷 %1 要挂接到 %2，但那里没有 Pod 使用它，且尚未挂接。</translation>
        </message>
        <message>
            <source>Attaching fails: %1</source>
            <translation>挂接失败：%1</translation>
        </message>
        <message>
            <source>It is made anew elsewhere, if its data can follow: a volume of it was not read.</source>
            <translation>如果数据能跟随，它会在别处重建：它的一个卷未被读取。</translation>
        </message>
        <message>
            <source>The claim</source>
            <translation>该声明</translation>
        </message>
        <message>
            <source>Its volume %1</source>
            <translation>其卷 %1</translation>
        </message>
        <message>
            <source>Which nodes reach its volume %1 is not known: %2.</source>
            <translation>不知道哪些节点能访问其卷 %1：%2。</translation>
        </message>
        <message>
            <source>nodes</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>By its status its volume %1 is gone, or another claim&apos;s; which of the two is not known: %2.</source>
            <translation>从状态看，它的卷 %1 已不存在，或属于另一个声明；究竟是哪一种尚不清楚：%2。</translation>
        </message>
        <message>
            <source>See whether that volume is gone or another claim&apos;s, before you do anything.</source>
            <translation>在做任何操作之前，请先查看该卷是已不存在，还是属于另一个声明。</translation>
        </message>
        <message>
            <source>Delete it if nothing is to use it, once you have seen whether a volume is bound to it: what is here has no status.</source>
            <translation>如果不再有谁使用它，请先确认它是否绑定了卷，再删除：这里的内容没有状态。</translation>
        </message>
    </context>
    <context>
        <name>LogReader</name>
        <message>
            <source>The container has not started.</source>
            <translation>容器尚未启动。</translation>
        </message>
        <message>
            <source>There is no such run of the container, or its log is not kept any more.</source>
            <translation>容器没有这一次运行，或其日志已不再保留。</translation>
        </message>
        <message>
            <source>The pod has no such container.</source>
            <translation>该 Pod 没有这个容器。</translation>
        </message>
        <message>
            <source>You may not read this log.</source>
            <translation>您无权读取此日志。</translation>
        </message>
        <message>
            <source>The kubelet refused the API server; your own permissions are not what is missing.</source>
            <translation>kubelet 拒绝了 API 服务器；缺少的并不是您自己的权限。</translation>
        </message>
        <message>
            <source>The pod is gone.</source>
            <translation>Pod 已不存在。</translation>
        </message>
        <message>
            <source>The kubelet of the pod&apos;s node does not know the pod.</source>
            <translation>Pod 所在节点的 kubelet 不认识该 Pod。</translation>
        </message>
        <message>
            <source>The API server could not reach the kubelet of the pod&apos;s node.</source>
            <translation>API 服务器无法连到 Pod 所在节点的 kubelet。</translation>
        </message>
        <message>
            <source>The server does not accept these credentials.</source>
            <translation>服务器不接受这些凭据。</translation>
        </message>
        <message>
            <source>The log could not be read.</source>
            <translation>无法读取日志。</translation>
        </message>
    </context>
    <context>
        <name>Logs</name>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>trace</source>
            <translation>跟踪</translation>
        </message>
        <message>
            <source>debug</source>
            <translation>调试</translation>
        </message>
        <message>
            <source>info</source>
            <translation>信息</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>fatal</source>
            <translation>致命</translation>
        </message>
        <message>
            <source>— lines may be missing here —</source>
            <translation>— 此处可能缺少若干行 —</translation>
        </message>
        <message>
            <source>— the container was started again; the run before ended with %1 —</source>
            <translation>— 容器已重新启动；上一次运行以 %1 结束 —</translation>
        </message>
        <message>
            <source>— the kubelet: %1 —</source>
            <translation>— kubelet：%1 —</translation>
        </message>
        <message numerus="yes">
            <source> … cut: %n bytes in all</source>
            <translation>
                <numerusform> … 已截断：共 %n 字节</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Overview</name>
        <message>
            <source>the node does not report</source>
            <translation>该节点没有上报状态</translation>
        </message>
        <message>
            <source>its volume belongs to another claim</source>
            <translation>它的卷属于另一个声明</translation>
        </message>
        <message>
            <source>its volume is gone</source>
            <translation>它的卷已不存在</translation>
        </message>
        <message>
            <source>what became of its volume is not known</source>
            <translation>它的卷现状不明</translation>
        </message>
        <message>
            <source>no volume is bound to it</source>
            <translation>没有卷绑定到它</translation>
        </message>
    </context>
    <context>
        <name>Pages</name>
        <message>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>存储</translation>
        </message>
        <message>
            <source>Network map</source>
            <translation>网络图</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>路径</translation>
        </message>
        <message>
            <source>Tree</source>
            <translation>树</translation>
        </message>
        <message>
            <source>Pods</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>Containers</source>
            <translation>容器</translation>
        </message>
        <message>
            <source>Deployments</source>
            <translation>Deployment</translation>
        </message>
        <message>
            <source>ReplicaSets</source>
            <translation>ReplicaSet</translation>
        </message>
        <message>
            <source>StatefulSets</source>
            <translation>StatefulSet</translation>
        </message>
        <message>
            <source>DaemonSets</source>
            <translation>DaemonSet</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Job</translation>
        </message>
        <message>
            <source>Volumes</source>
            <translation>卷</translation>
        </message>
        <message>
            <source>Claims</source>
            <translation>声明 (PVC)</translation>
        </message>
        <message>
            <source>Persistent volumes</source>
            <translation>持久卷 (PV)</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>存储类</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Endpoint slices</source>
            <translation>端点切片</translation>
        </message>
        <message>
            <source>Ingresses</source>
            <translation>Ingress</translation>
        </message>
        <message>
            <source>Network policies</source>
            <translation>网络策略</translation>
        </message>
        <message>
            <source>Nodes</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Namespaces</source>
            <translation>命名空间</translation>
        </message>
        <message>
            <source>ConfigMaps</source>
            <translation>ConfigMap</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>CronJobs</source>
            <translation>CronJob</translation>
        </message>
        <message>
            <source>Secrets (names)</source>
            <translation>Secret（仅名称）</translation>
        </message>
        <message>
            <source>Service accounts</source>
            <translation>服务账号</translation>
        </message>
        <message>
            <source>Endpoints</source>
            <translation>端点</translation>
        </message>
        <message>
            <source>Ingress classes</source>
            <translation>Ingress 类</translation>
        </message>
        <message>
            <source>Volume attachments</source>
            <translation>卷挂接</translation>
        </message>
        <message>
            <source>Volume snapshots</source>
            <translation>卷快照</translation>
        </message>
        <message>
            <source>CSI drivers</source>
            <translation>CSI 驱动</translation>
        </message>
        <message>
            <source>CSI nodes</source>
            <translation>CSI 节点</translation>
        </message>
        <message>
            <source>CHARTS</source>
            <translation>图</translation>
        </message>
        <message>
            <source>WORKLOADS</source>
            <translation>工作负载</translation>
        </message>
        <message>
            <source>STORAGE</source>
            <translation>存储</translation>
        </message>
        <message>
            <source>NETWORK</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>CLUSTER</source>
            <translation>集群</translation>
        </message>
        <message>
            <source>MORE KINDS</source>
            <translation>更多种类</translation>
        </message>
        <message>
            <source>Who reaches whom</source>
            <translation>谁能到达谁</translation>
        </message>
        <message>
            <source>Pod anatomy</source>
            <translation>Pod 剖析</translation>
        </message>
        <message>
            <source>Hygiene</source>
            <translation>清理</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>Snapshot contents</source>
            <translation>快照内容</translation>
        </message>
        <message>
            <source>Snapshot classes</source>
            <translation>快照类</translation>
        </message>
        <message>
            <source>CSI capacities</source>
            <translation>CSI 容量</translation>
        </message>
        <message>
            <source>cannot be reached</source>
            <translation>无法访问</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>Pressure</source>
            <translation>资源压力</translation>
        </message>
    </context>
    <context>
        <name>PathStart</name>
        <message>
            <source>Localhost in a pod</source>
            <translation>Pod 内的 localhost</translation>
        </message>
        <message>
            <source>Containers of one pod share its network namespace.</source>
            <translation>同一 Pod 的容器共享网络命名空间。</translation>
        </message>
        <message>
            <source>Two pods on one node</source>
            <translation>同一节点上的两个 Pod</translation>
        </message>
        <message>
            <source>Over the node&apos;s bridge, and nowhere else.</source>
            <translation>只经过该节点的网桥。</translation>
        </message>
        <message>
            <source>Two pods on two nodes</source>
            <translation>不同节点上的两个 Pod</translation>
        </message>
        <message>
            <source>One flat pod network, across the nodes.</source>
            <translation>跨节点的扁平 Pod 网络。</translation>
        </message>
        <message>
            <source>A Service by its cluster address</source>
            <translation>通过集群地址访问 Service</translation>
        </message>
        <message>
            <source>The node rewrites a virtual address to a pod&apos;s.</source>
            <translation>节点把虚拟地址改写为 Pod 的地址。</translation>
        </message>
        <message>
            <source>A node port from outside</source>
            <translation>从外部访问节点端口</translation>
        </message>
        <message>
            <source>Every node opens it and passes it on.</source>
            <translation>每个节点都打开它并转发。</translation>
        </message>
        <message>
            <source>An Ingress from outside</source>
            <translation>从外部访问 Ingress</translation>
        </message>
        <message>
            <source>A controller reads the host and path, and connects anew.</source>
            <translation>控制器读取主机和路径，再建立新的连接。</translation>
        </message>
        <message>
            <source>A policy that blocks</source>
            <translation>起阻断作用的策略</translation>
        </message>
        <message>
            <source>Which policy isolates the pod, and which rule nearly matched.</source>
            <translation>哪条策略隔离了 Pod，哪条规则几乎匹配。</translation>
        </message>
        <message>
            <source>A Service that selects nothing</source>
            <translation>什么也没选中的 Service</translation>
        </message>
        <message>
            <source>Its selector matches no pod.</source>
            <translation>它的选择器没有匹配任何 Pod。</translation>
        </message>
        <message>
            <source>A Service without a ready pod</source>
            <translation>没有就绪 Pod 的 Service</translation>
        </message>
        <message>
            <source>Pods match, but none is Ready.</source>
            <translation>有匹配的 Pod，但都未就绪。</translation>
        </message>
        <message>
            <source>A wrong port name</source>
            <translation>错误的端口名</translation>
        </message>
        <message>
            <source>The Service names a port no container has.</source>
            <translation>Service 引用了没有容器拥有的端口名。</translation>
        </message>
        <message>
            <source>Out of the cluster</source>
            <translation>离开集群</translation>
        </message>
        <message>
            <source>The node puts its own address in place of the pod&apos;s.</source>
            <translation>节点用自己的地址替换 Pod 的地址。</translation>
        </message>
    </context>
    <context>
        <name>PathWords</name>
        <message>
            <source>node port %1</source>
            <translation>节点端口 %1</translation>
        </message>
        <message>
            <source>Network map of the cluster</source>
            <translation>集群网络图</translation>
        </message>
        <message>
            <source>Network map of namespace %1</source>
            <translation>命名空间 %1 的网络图</translation>
        </message>
        <message>
            <source>plug-in: %1 · policies enforced: %2</source>
            <translation>插件：%1 · 策略是否执行：%2</translation>
        </message>
        <message>
            <source>INGRESS</source>
            <translation>INGRESS</translation>
        </message>
        <message>
            <source>SERVICE</source>
            <translation>SERVICE</translation>
        </message>
        <message>
            <source>PODS</source>
            <translation>POD</translation>
        </message>
        <message>
            <source>POD</source>
            <translation>POD</translation>
        </message>
        <message>
            <source>address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>尚无</translation>
        </message>
        <message>
            <source>node</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>%1 of %2 ready</source>
            <translation>就绪 %1/%2</translation>
        </message>
        <message>
            <source>type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>DNS alias</source>
            <translation>DNS 别名</translation>
        </message>
        <message>
            <source>no endpoints</source>
            <translation>没有端点</translation>
        </message>
        <message>
            <source>no pod matches</source>
            <translation>没有匹配的 Pod</translation>
        </message>
        <message>
            <source>no endpoint</source>
            <translation>没有端点</translation>
        </message>
        <message>
            <source>ADDRESS</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>NOT FOUND</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>class</source>
            <translation>类</translation>
        </message>
        <message>
            <source>service %1 not found</source>
            <translation>未找到 Service %1</translation>
        </message>
        <message>
            <source>%1: no such port</source>
            <translation>%1：没有此端口</translation>
        </message>
        <message>
            <source>service</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>services</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>pod</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>pods</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>folded into %1</source>
            <translation>折叠为 %1</translation>
        </message>
        <message>
            <source>nothing folded</source>
            <translation>没有折叠</translation>
        </message>
        <message>
            <source>%1 broken</source>
            <translation>%1 处断开</translation>
        </message>
        <message>
            <source>recorded in the cluster</source>
            <translation>记录于集群</translation>
        </message>
        <message>
            <source>named, but not there</source>
            <translation>被引用，但不存在</translation>
        </message>
        <message>
            <source>The cluster has no Services, Ingresses or pods.</source>
            <translation>集群中没有 Service、Ingress 或 Pod。</translation>
        </message>
        <message>
            <source>Namespace %1 has no Services, Ingresses or pods.</source>
            <translation>命名空间 %1 中没有 Service、Ingress 或 Pod。</translation>
        </message>
        <message>
            <source>service %1</source>
            <translation>Service %1</translation>
        </message>
        <message>
            <source>the node port on %1</source>
            <translation>%1 上的节点端口</translation>
        </message>
        <message>
            <source>node %1</source>
            <translation>节点 %1</translation>
        </message>
        <message>
            <source>From %1 to %2</source>
            <translation>从 %1 到 %2</translation>
        </message>
        <message>
            <source>port %1</source>
            <translation>端口 %1</translation>
        </message>
        <message>
            <source>STEPS</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>never leaves the pod</source>
            <translation>从不离开 Pod</translation>
        </message>
        <message>
            <source>no policy applies to localhost</source>
            <translation>策略不适用于 localhost</translation>
        </message>
        <message>
            <source>leaves: %1</source>
            <translation>离开：%1</translation>
        </message>
        <message>
            <source>enters: %1</source>
            <translation>进入：%1</translation>
        </message>
        <message>
            <source>no policy isolates it</source>
            <translation>没有策略隔离它</translation>
        </message>
        <message>
            <source>egress open</source>
            <translation>出站开放</translation>
        </message>
        <message>
            <source>ingress open</source>
            <translation>入站开放</translation>
        </message>
        <message>
            <source>policy %1, rule %2</source>
            <translation>策略 %1，规则 %2</translation>
        </message>
        <message>
            <source>denied</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>allowed</source>
            <translation>允许</translation>
        </message>
        <message>
            <source>unreachable</source>
            <translation>不可达</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>read from the cluster</source>
            <translation>读自集群</translation>
        </message>
        <message>
            <source>inferred from how the network plug-in works</source>
            <translation>根据网络插件的工作方式推断</translation>
        </message>
        <message>
            <source>tells where to</source>
            <translation>指明去向</translation>
        </message>
        <message>
            <source>verdict: %1 · policies enforced: %2</source>
            <translation>结论：%1 · 策略是否执行：%2</translation>
        </message>
        <message>
            <source>pods %1</source>
            <translation>Pod %1</translation>
        </message>
        <message>
            <source>sandbox (pause)</source>
            <translation>沙箱 (pause)</translation>
        </message>
        <message>
            <source>network namespace: lo, eth0</source>
            <translation>网络命名空间：lo、eth0</translation>
        </message>
        <message>
            <source>shared by all containers of the pod</source>
            <translation>由 Pod 的所有容器共享</translation>
        </message>
        <message>
            <source>bridge %1</source>
            <translation>网桥 %1</translation>
        </message>
        <message>
            <source>bridge</source>
            <translation>网桥</translation>
        </message>
        <message>
            <source>source becomes %1</source>
            <translation>源地址变为 %1</translation>
        </message>
        <message>
            <source>pair</source>
            <translation>虚拟网卡对</translation>
        </message>
        <message>
            <source>tunnel</source>
            <translation>隧道</translation>
        </message>
        <message>
            <source>network card</source>
            <translation>网卡</translation>
        </message>
        <message>
            <source>outside of the cluster</source>
            <translation>集群之外</translation>
        </message>
        <message>
            <source>cluster IP</source>
            <translation>集群 IP</translation>
        </message>
        <message>
            <source>endpoints</source>
            <translation>端点</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>%1 ready of %2</source>
            <translation>就绪 %1/%2</translation>
        </message>
        <message>
            <source>the files hold no pods: what answers behind a Service is not known</source>
            <translation>文件中没有 Pod：Service 背后由什么应答未知</translation>
        </message>
        <message>
            <source>namespace</source>
            <translation>命名空间</translation>
        </message>
        <message>
            <source>Nothing that was read can be drawn here: %1.</source>
            <translation>已读取的内容中没有可画在这里的：%1。</translation>
        </message>
        <message>
            <source>named, but not read</source>
            <translation>被引用，但未读取</translation>
        </message>
        <message>
            <source>default</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>load balancer</source>
            <translation>负载均衡器</translation>
        </message>
        <message>
            <source>external IP</source>
            <translation>外部 IP</translation>
        </message>
        <message>
            <source>endpoints: %1</source>
            <translation>端点：%1</translation>
        </message>
        <message>
            <source>pods: %1</source>
            <translation>Pod：%1</translation>
        </message>
        <message>
            <source>made by %1</source>
            <translation>由 %1 创建</translation>
        </message>
        <message>
            <source>NO ENDPOINTS</source>
            <translation>没有端点</translation>
        </message>
        <message>
            <source>nobody has written an EndpointSlice</source>
            <translation>无人写入 EndpointSlice</translation>
        </message>
        <message>
            <source>no endpoints: nobody has written an EndpointSlice</source>
            <translation>没有端点：无人写入 EndpointSlice</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>policies</source>
            <translation>策略</translation>
        </message>
        <message>
            <source>no policy is seen</source>
            <translation>未见策略</translation>
        </message>
    </context>
    <context>
        <name>PressurePage</name>
        <message>
            <source>%1% of inodes (%2 of %3)</source>
            <translation>inode 的 %1%（%2 / %3）</translation>
        </message>
        <message>
            <source>%1% (%2 of %3)</source>
            <translation>%1%（%2 / %3）</translation>
        </message>
        <message>
            <source>, %1 ago</source>
            <translation>，%1前</translation>
        </message>
        <message>
            <source>one file system, seen through %1 claims</source>
            <translation>同一文件系统，经由 %1 个声明可见</translation>
        </message>
        <message>
            <source>memory of %1, of its limit</source>
            <translation>%1 的内存，占其限制</translation>
        </message>
        <message>
            <source>ephemeral storage, of its limit</source>
            <translation>临时存储，占其限制</translation>
        </message>
        <message>
            <source>emptyDir %1, of its size limit</source>
            <translation>emptyDir %1，占其大小限制</translation>
        </message>
        <message>
            <source>%1 was killed: out of memory</source>
            <translation>%1 被终止：内存不足</translation>
        </message>
        <message>
            <source>, 1 restart</source>
            <translation>，重启 1 次</translation>
        </message>
        <message>
            <source>, %1 restarts</source>
            <translation>，重启 %1 次</translation>
        </message>
        <message>
            <source>Nodes under pressure</source>
            <translation>有压力的节点</translation>
        </message>
        <message>
            <source>Volumes nearly full</source>
            <translation>即将写满的卷</translation>
        </message>
        <message>
            <source>Node disks nearly full</source>
            <translation>即将写满的节点磁盘</translation>
        </message>
        <message>
            <source>Near a limit</source>
            <translation>接近限制</translation>
        </message>
        <message>
            <source>Killed: out of memory</source>
            <translation>被终止：内存不足</translation>
        </message>
        <message>
            <source>Evicted</source>
            <translation>已驱逐</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>还有 %1 个</translation>
        </message>
        <message>
            <source>What pods use of cpu and memory is not known: %1.</source>
            <translation>Pod 的 CPU 和内存用量未知：%1。</translation>
        </message>
        <message>
            <source>How full volumes are is not in this file.</source>
            <translation>此文件中没有卷的占用情况。</translation>
        </message>
        <message>
            <source>How full volumes are is not readable here.</source>
            <translation>此处无法读取卷的占用情况。</translation>
        </message>
    </context>
    <context>
        <name>QAbstractSpinBox</name>
        <message>
            <source>&amp;Select All</source>
            <translation>全选(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Step up</source>
            <translation>增加(&amp;S)</translation>
        </message>
        <message>
            <source>Step &amp;down</source>
            <translation>减少(&amp;D)</translation>
        </message>
    </context>
    <context>
        <name>QKeySequenceEdit</name>
        <message>
            <source>Press shortcut</source>
            <translation>请按快捷键</translation>
        </message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>剪切(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>粘贴(&amp;P)</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>全选</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>是(&amp;Y)</translation>
        </message>
        <message>
            <source>&amp;No</source>
            <translation>否(&amp;N)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>重置</translation>
        </message>
        <message>
            <source>Restore Defaults</source>
            <translation>恢复默认值</translation>
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>Copy &amp;Link Location</source>
            <translation>复制链接地址(&amp;L)</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>全选</translation>
        </message>
    </context>
    <context>
        <name>SchedulingWords</name>
        <message>
            <source>claim %1/%2: %3</source>
            <translation>声明 %1/%2：%3</translation>
        </message>
        <message>
            <source>volume %1: %2</source>
            <translation>卷 %1：%2</translation>
        </message>
        <message>
            <source>storage class %1: %2</source>
            <translation>存储类 %1：%2</translation>
        </message>
        <message>
            <source>device claims: what they hang on was not read, or is not judged</source>
            <translation>设备声明：其依赖未读取，或不作判断</translation>
        </message>
        <message>
            <source>Whoever set the scheduling gates has to remove them: %1.</source>
            <translation>调度门控 %1 须由设置它们的一方移除。</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>no scheduler %1 has said anything of this pod</source>
            <translation>没有名为 %1 的调度器提到过此 Pod</translation>
        </message>
        <message>
            <source>Run a scheduler named %1, or leave spec.schedulerName out.</source>
            <translation>运行名为 %1 的调度器，或去掉 spec.schedulerName。</translation>
        </message>
        <message>
            <source>The condition says otherwise: it is older than a change, or another scheduler wrote it.</source>
            <translation>状况的说法不同：它早于某次变更，或由另一个调度器写入。</translation>
        </message>
        <message>
            <source>The condition has another text: it is older than a change, or of another release or scheduler.</source>
            <translation>状况的文字不同：它早于某次变更，或来自另一版本或另一个调度器。</translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <source>The pod waits for its device claims before the scheduler looks at it at all.</source>
            <translation>Pod 在等待其设备声明，之后调度器才会处理它。</translation>
        </message>
        <message>
            <source>signal %1</source>
            <translation>信号 %1</translation>
        </message>
        <message>
            <source>init container %1 runs; the next starts when it has ended</source>
            <translation>初始化容器 %1 正在运行；它结束后才启动下一个</translation>
        </message>
        <message>
            <source>Wait for init container %1 to end, or read its log.</source>
            <translation>等待初始化容器 %1 结束，或查看其日志。</translation>
        </message>
        <message>
            <source>sidecar %1 runs and is not started; the next container waits for that</source>
            <translation>sidecar %1 在运行但尚未就绪启动；下一个容器在等待它</translation>
        </message>
        <message>
            <source>Its startup probe has to succeed: %1.</source>
            <translation>它的启动探测必须成功：%1。</translation>
        </message>
        <message>
            <source>container %1 ended with exit code %2</source>
            <translation>容器 %1 以退出码 %2 结束</translation>
        </message>
        <message>
            <source>, memory limit %1</source>
            <translation>，内存限制 %1</translation>
        </message>
        <message>
            <source>, no memory limit of its own</source>
            <translation>，自身没有内存限制</translation>
        </message>
        <message numerus="yes">
            <source>back-off %1 s after %n restart(s)</source>
            <translation>
                <numerusform>重启 %n 次后退避 %1 秒</numerusform>
            </translation>
        </message>
        <message>
            <source>, next start about %1</source>
            <translation>，下次启动约在 %1</translation>
        </message>
        <message>
            <source>Secret %1/%2</source>
            <translation>Secret %1/%2</translation>
        </message>
        <message>
            <source>ConfigMap %1/%2</source>
            <translation>ConfigMap %1/%2</translation>
        </message>
        <message>
            <source>Create %1.</source>
            <translation>创建 %1。</translation>
        </message>
        <message>
            <source>Put the key %1 into %2.</source>
            <translation>在 %2 中加入键 %1。</translation>
        </message>
        <message>
            <source>See that image %1 exists, and that the node may pull it (imagePullSecrets).</source>
            <translation>确认镜像 %1 存在，且节点有权拉取（imagePullSecrets）。</translation>
        </message>
        <message>
            <source>%1 is no name of an image: mend it.</source>
            <translation>%1 不是镜像名称：请更正。</translation>
        </message>
        <message>
            <source>Image %1 is not on the node and may not be pulled (imagePullPolicy: Never).</source>
            <translation>镜像 %1 不在节点上，且不允许拉取（imagePullPolicy: Never）。</translation>
        </message>
        <message>
            <source>Mend what the message names; the kubelet tries again by itself.</source>
            <translation>按消息所述修正；kubelet 会自行重试。</translation>
        </message>
        <message>
            <source>Mend what the message names.</source>
            <translation>按消息所述修正。</translation>
        </message>
        <message>
            <source>Container %1 has no memory limit of its own: the pod&apos;s limit or the node&apos;s memory ran out.</source>
            <translation>容器 %1 自身没有内存限制：是 Pod 的限制或节点的内存用尽了。</translation>
        </message>
        <message>
            <source>Raise the memory limit of container %1, or let it use less.</source>
            <translation>提高容器 %1 的内存限制，或让它少用内存。</translation>
        </message>
        <message>
            <source>Its liveness probe failed %1 times, %2 s apart: %3.</source>
            <translation>它的存活探测失败 %1 次，间隔 %2 秒：%3。</translation>
        </message>
        <message>
            <source>Its startup probe had %1 s: %2.</source>
            <translation>它的启动探测有 %1 秒：%2。</translation>
        </message>
        <message>
            <source>Its command cannot be run in the image: see command and args.</source>
            <translation>镜像中无法运行其命令：请检查 command 和 args。</translation>
        </message>
        <message>
            <source>It ended by itself, and the pod&apos;s restartPolicy starts it again: a program that goes on, or a Job.</source>
            <translation>它自行结束，而 Pod 的 restartPolicy 会再次启动它：应使用持续运行的程序，或改用 Job。</translation>
        </message>
        <message>
            <source>The kubelet lost sight of the container: what ended it is not known.</source>
            <translation>kubelet 失去了该容器的踪迹：不知道它因何结束。</translation>
        </message>
        <message>
            <source>Read what it said before it ended: portolan logs -p.</source>
            <translation>查看它结束前的输出：portolan logs -p。</translation>
        </message>
        <message>
            <source>The node ran short of what the message names: ask for more of it, or use less.</source>
            <translation>节点缺少消息所述的资源：请多请求一些，或少用一些。</translation>
        </message>
        <message>
            <source>Node %1 did not take the pod, and that is final: it has to be made anew.</source>
            <translation>节点 %1 没有接受该 Pod，且不会再变：必须重新创建。</translation>
        </message>
        <message>
            <source>It ran longer than activeDeadlineSeconds allows.</source>
            <translation>它运行的时间超过了 activeDeadlineSeconds。</translation>
        </message>
        <message>
            <source>It has ended and is not started again; its workload makes another where it has one.</source>
            <translation>它已结束，不会再启动；若属于某个工作负载，工作负载会另建一个。</translation>
        </message>
        <message>
            <source>finalizers are left: %1</source>
            <translation>还有终结器：%1</translation>
        </message>
        <message>
            <source>Whoever set them has to remove the finalizers: %1.</source>
            <translation>终结器 %1 须由设置它们的一方移除。</translation>
        </message>
        <message>
            <source>node %1 does not exist any more</source>
            <translation>节点 %1 已不存在</translation>
        </message>
        <message>
            <source>The garbage collector of pods deletes it within about a minute.</source>
            <translation>Pod 垃圾收集器会在约一分钟内将其删除。</translation>
        </message>
        <message>
            <source>node %1 does not answer, so nobody says that the containers have stopped</source>
            <translation>节点 %1 没有应答，因此无人确认容器已停止</translation>
        </message>
        <message>
            <source>It goes when node %1 answers again, when its object is deleted, or when it has the taint node.kubernetes.io/out-of-service.</source>
            <translation>当节点 %1 恢复应答、其对象被删除，或带有污点 node.kubernetes.io/out-of-service 时，它才会消失。</translation>
        </message>
        <message>
            <source>it may go on until %1</source>
            <translation>它可以持续到 %1</translation>
        </message>
        <message>
            <source>Wait until %1; then its containers are killed.</source>
            <translation>等到 %1；届时其容器会被终止。</translation>
        </message>
        <message>
            <source>it should have been gone at %1</source>
            <translation>它本应在 %1 消失</translation>
        </message>
        <message>
            <source>the grace ended at %1, and the kubelet of node %2 has not finished</source>
            <translation>宽限期已于 %1 结束，而节点 %2 的 kubelet 尚未完成</translation>
        </message>
        <message>
            <source>See the kubelet of node %1: mounts or the container runtime may hang.</source>
            <translation>检查节点 %1 的 kubelet：挂载或容器运行时可能卡住了。</translation>
        </message>
        <message>
            <source>Container %1 does not run.</source>
            <translation>容器 %1 没有运行。</translation>
        </message>
        <message>
            <source>The startup probe of container %1 has not succeeded yet: %2.</source>
            <translation>容器 %1 的启动探测尚未成功：%2。</translation>
        </message>
        <message>
            <source>The readiness probe of container %1 has to succeed: %2.</source>
            <translation>容器 %1 的就绪探测必须成功：%2。</translation>
        </message>
        <message>
            <source>Container %1 runs, and the kubelet has not called it ready yet.</source>
            <translation>容器 %1 在运行，但 kubelet 尚未认为它就绪。</translation>
        </message>
        <message>
            <source>Whoever writes the condition %1 has to set it to True: see that controller.</source>
            <translation>状况 %1 须由写入它的一方设为 True：请检查该控制器。</translation>
        </message>
        <message>
            <source>node %1 is not ready, and its pods were marked so</source>
            <translation>节点 %1 未就绪，其上的 Pod 也被如此标记</translation>
        </message>
        <message>
            <source>See why node %1 is not ready.</source>
            <translation>查明节点 %1 为何未就绪。</translation>
        </message>
        <message>
            <source>Create the claim %1 in namespace %2, or name another in the pod&apos;s volumes.</source>
            <translation>在命名空间 %2 中创建声明 %1，或在 Pod 的卷中改用另一个。</translation>
        </message>
        <message>
            <source>The volume of claim %1 is gone: restore the volume, or make the claim anew.</source>
            <translation>声明 %1 的卷已不存在：请恢复该卷，或重新创建声明。</translation>
        </message>
        <message>
            <source>Claim %1 is being deleted: wait until it is gone and make it anew.</source>
            <translation>声明 %1 正在删除：等它消失后重新创建。</translation>
        </message>
        <message>
            <source>Claim %1 is not this pod&apos;s own: delete or rename it, so that the pod&apos;s own can be made.</source>
            <translation>声明 %1 不属于此 Pod：请删除或改名，以便创建 Pod 自己的声明。</translation>
        </message>
        <message>
            <source>See why the pod&apos;s claims are not bound: portolan explain claim.</source>
            <translation>查明 Pod 的声明为何未绑定：portolan explain claim。</translation>
        </message>
        <message>
            <source>Volume %1, to which a claim of the pod is bound, does not exist: restore it, or make the claim anew.</source>
            <translation>Pod 的声明所绑定的卷 %1 不存在：请恢复它，或重新创建声明。</translation>
        </message>
        <message>
            <source>The least that would let it onto a node, %1: %2.</source>
            <translation>使它能放到某个节点（%1）的最小改动：%2。</translation>
        </message>
        <message>
            <source>the node uncordoned</source>
            <translation>取消节点的封锁</translation>
        </message>
        <message>
            <source>a toleration of %1</source>
            <translation>容忍 %1</translation>
        </message>
        <message>
            <source>labels that match the pod&apos;s node selector or affinity</source>
            <translation>与 Pod 的节点选择器或亲和性相符的标签</translation>
        </message>
        <message>
            <source>host port %1 free</source>
            <translation>主机端口 %1 空闲</translation>
        </message>
        <message>
            <source>one pod less on the node</source>
            <translation>节点上少一个 Pod</translation>
        </message>
        <message>
            <source>a node that takes pods (its allocatable pods are 0)</source>
            <translation>能接受 Pod 的节点（其可分配 Pod 数为 0）</translation>
        </message>
        <message>
            <source>%1 less %2</source>
            <translation>%2 少 %1</translation>
        </message>
        <message>
            <source>volumes that reach the node</source>
            <translation>能到达该节点的卷</translation>
        </message>
        <message>
            <source>another spread over %1</source>
            <translation>按 %1 的另一种分布</translation>
        </message>
        <message>
            <source>other pods, or another pod affinity</source>
            <translation>其他 Pod，或另一种 Pod 亲和性</translation>
        </message>
        <message>
            <source>devices for its claims</source>
            <translation>其声明所需的设备</translation>
        </message>
        <message>
            <source>a kubelet that can do what the pod asks</source>
            <translation>能满足 Pod 要求的 kubelet</translation>
        </message>
        <message>
            <source>What was read refuses nothing; what was not read may.</source>
            <translation>所读到的内容没有拒绝它；未读到的内容可能会。</translation>
        </message>
        <message>
            <source>The cluster has no nodes: add one.</source>
            <translation>集群没有节点：请添加一个。</translation>
        </message>
        <message>
            <source>The terms of the node affinity name no node that all of one term allow: mend spec.affinity.</source>
            <translation>节点亲和性的各项中，没有任何节点满足某一项的全部条件：请修正 spec.affinity。</translation>
        </message>
        <message>
            <source>Create the device class, or name another in the device claim.</source>
            <translation>创建该设备类，或在设备声明中改用另一个。</translation>
        </message>
        <message>
            <source>Pods of lower priority make room on %1 once they are evicted: wait.</source>
            <translation>优先级较低的 Pod 被驱逐后会在 %1 上腾出位置：请等待。</translation>
        </message>
        <message>
            <source>The scheduler failed for a reason of its own: read its log.</source>
            <translation>调度器因自身原因失败：请查看其日志。</translation>
        </message>
        <message>
            <source>A node is chosen and its volumes are being bound, for up to ten minutes.</source>
            <translation>已选定节点，正在绑定其卷，最多十分钟。</translation>
        </message>
        <message>
            <source>Some node takes it: it waits for its turn, or no scheduler runs.</source>
            <translation>有节点可以接受它：它在等待轮到自己，或没有调度器在运行。</translation>
        </message>
        <message>
            <source>Volume %1 is attached to node %2: it has to be detached there, when no pod on it uses the volume any more.</source>
            <translation>卷 %1 挂接在节点 %2 上：待那里不再有 Pod 使用它时，须先解除挂接。</translation>
        </message>
        <message>
            <source>The volume is attached to another node: it has to be detached there first.</source>
            <translation>该卷挂接在另一个节点上：须先在那里解除挂接。</translation>
        </message>
        <message>
            <source>See what the driver says of attaching the volume.</source>
            <translation>查看驱动对挂接该卷的说明。</translation>
        </message>
        <message>
            <source>Create Secret %1/%2, which volume %3 needs.</source>
            <translation>创建 Secret %1/%2，卷 %3 需要它。</translation>
        </message>
        <message>
            <source>Create ConfigMap %1/%2, which volume %3 needs.</source>
            <translation>创建 ConfigMap %1/%2，卷 %3 需要它。</translation>
        </message>
        <message>
            <source>Mend the volumes the message calls unmounted.</source>
            <translation>修正消息中所说未挂载的卷。</translation>
        </message>
        <message>
            <source>See the node&apos;s network plugin and container runtime.</source>
            <translation>检查节点的网络插件和容器运行时。</translation>
        </message>
        <message>
            <source>node %1 does not exist</source>
            <translation>节点 %1 不存在</translation>
        </message>
        <message>
            <source>the kubelet of node %1 has reported nothing of this pod</source>
            <translation>节点 %1 的 kubelet 尚未报告此 Pod 的任何情况</translation>
        </message>
        <message>
            <source>See whether node %1 is ready.</source>
            <translation>查看节点 %1 是否就绪。</translation>
        </message>
        <message>
            <source>its containers are being created; nothing that was read says what holds them up</source>
            <translation>其容器正在创建；所读到的内容没有说明是什么在阻碍</translation>
        </message>
    </context>
    <context>
        <name>StepDelegate</name>
        <message>
            <source>inferred from how the plug-in works</source>
            <translation>根据插件的工作方式推断</translation>
        </message>
    </context>
    <context>
        <name>StorageWords</name>
        <message>
            <source>CLAIM</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>CONFIGURATION</source>
            <translation>配置</translation>
        </message>
        <message>
            <source>CLAIM, CONFIGURATION</source>
            <translation>声明、配置</translation>
        </message>
        <message>
            <source>WORKLOAD</source>
            <translation>工作负载</translation>
        </message>
        <message>
            <source>POD</source>
            <translation>POD</translation>
        </message>
        <message>
            <source>PERSISTENT VOLUME</source>
            <translation>持久卷</translation>
        </message>
        <message>
            <source>DRIVER</source>
            <translation>驱动</translation>
        </message>
        <message>
            <source>BACKEND</source>
            <translation>后端</translation>
        </message>
        <message>
            <source>NODE</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Storage of the cluster</source>
            <translation>集群的存储</translation>
        </message>
        <message>
            <source>Storage of namespace %1</source>
            <translation>命名空间 %1 的存储</translation>
        </message>
        <message>
            <source>Storage of pod %1</source>
            <translation>Pod %1 的存储</translation>
        </message>
        <message>
            <source>Storage of claim %1</source>
            <translation>声明 %1 的存储</translation>
        </message>
        <message>
            <source>Storage of volume %1</source>
            <translation>卷 %1 的存储</translation>
        </message>
        <message>
            <source>Storage on node %1</source>
            <translation>节点 %1 上的存储</translation>
        </message>
        <message>
            <source>Storage of %1</source>
            <translation>%1 的存储</translation>
        </message>
        <message>
            <source>node %1</source>
            <translation>节点 %1</translation>
        </message>
        <message>
            <source>Nothing here uses storage.</source>
            <translation>这里没有使用存储的对象。</translation>
        </message>
        <message>
            <source>pod</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>pods</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>container</source>
            <translation>容器</translation>
        </message>
        <message>
            <source>containers</source>
            <translation>个容器</translation>
        </message>
        <message>
            <source>volume</source>
            <translation>卷</translation>
        </message>
        <message>
            <source>volumes</source>
            <translation>个卷</translation>
        </message>
        <message>
            <source>claim</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>claims</source>
            <translation>个声明</translation>
        </message>
        <message>
            <source>persistent volume</source>
            <translation>个持久卷</translation>
        </message>
        <message>
            <source>persistent volumes</source>
            <translation>个持久卷</translation>
        </message>
        <message>
            <source>nothing folded</source>
            <translation>没有折叠</translation>
        </message>
        <message>
            <source>folded into %1</source>
            <translation>折叠为 %1</translation>
        </message>
        <message>
            <source>more pod uses these claims</source>
            <translation>个 Pod 也使用这些声明</translation>
        </message>
        <message>
            <source>more pods use these claims</source>
            <translation>个 Pod 也使用这些声明</translation>
        </message>
        <message>
            <source>class written in its box</source>
            <translation>个类写在其方框中</translation>
        </message>
        <message>
            <source>classes written in their boxes</source>
            <translation>个类写在其方框中</translation>
        </message>
        <message>
            <source>recorded in the cluster</source>
            <translation>记录于集群</translation>
        </message>
        <message>
            <source>follows from where the pod runs</source>
            <translation>由 Pod 运行的位置决定</translation>
        </message>
        <message>
            <source>named, but not there</source>
            <translation>被引用，但不存在</translation>
        </message>
        <message>
            <source>CLASS</source>
            <translation>类</translation>
        </message>
        <message>
            <source>static</source>
            <translation>静态</translation>
        </message>
        <message>
            <source>object</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>binding</source>
            <translation>绑定</translation>
        </message>
        <message>
            <source>by hand only</source>
            <translation>仅人工</translation>
        </message>
        <message>
            <source>default</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>claims here</source>
            <translation>此处的声明</translation>
        </message>
        <message>
            <source>%1, named in their boxes</source>
            <translation>%1，写在各自方框中</translation>
        </message>
        <message>
            <source>provisioner</source>
            <translation>制备器</translation>
        </message>
        <message>
            <source>reclaim</source>
            <translation>回收</translation>
        </message>
        <message>
            <source>expansion</source>
            <translation>扩容</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>topology</source>
            <translation>拓扑</translation>
        </message>
        <message>
            <source>parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>CSI DRIVER</source>
            <translation>CSI 驱动</translation>
        </message>
        <message>
            <source>attach</source>
            <translation>挂接</translation>
        </message>
        <message>
            <source>required</source>
            <translation>需要</translation>
        </message>
        <message>
            <source>not needed</source>
            <translation>不需要</translation>
        </message>
        <message>
            <source>fsGroup</source>
            <translation>fsGroup</translation>
        </message>
        <message>
            <source>unknown type</source>
            <translation>未知类型</translation>
        </message>
        <message>
            <source>type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>unset</source>
            <translation>未设置</translation>
        </message>
        <message>
            <source>One node only, for debugging.</source>
            <translation>仅限一个节点，用于调试。</translation>
        </message>
        <message>
            <source>A pod elsewhere sees other data.</source>
            <translation>其他节点上的 Pod 看到别的数据。</translation>
        </message>
        <message>
            <source>One node only.</source>
            <translation>仅限一个节点。</translation>
        </message>
        <message>
            <source>The data die with its disk.</source>
            <translation>数据随其磁盘一起消失。</translation>
        </message>
        <message>
            <source>ATTACHMENT</source>
            <translation>挂接</translation>
        </message>
        <message>
            <source>attached</source>
            <translation>已挂接</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>attaching</source>
            <translation>正在挂接</translation>
        </message>
        <message>
            <source>by</source>
            <translation>由</translation>
        </message>
        <message>
            <source>It failed.</source>
            <translation>失败。</translation>
        </message>
        <message>
            <source>address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>zone</source>
            <translation>区域</translation>
        </message>
        <message>
            <source>registered</source>
            <translation>已注册</translation>
        </message>
        <message>
            <source>at most %1 volumes</source>
            <translation>至多 %1 个卷</translation>
        </message>
        <message>
            <source>by %1</source>
            <translation>由 %1</translation>
        </message>
        <message>
            <source>pods here</source>
            <translation>此处的 Pod</translation>
        </message>
        <message>
            <source>pods like %1</source>
            <translation>与 %1 相同的 Pod</translation>
        </message>
        <message>
            <source>node</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>nodes</source>
            <translation>个节点</translation>
        </message>
        <message>
            <source>on %1</source>
            <translation>位于 %1</translation>
        </message>
        <message>
            <source>INIT CONTAINER</source>
            <translation>初始化容器</translation>
        </message>
        <message>
            <source>SIDECAR CONTAINER</source>
            <translation>边车容器</translation>
        </message>
        <message>
            <source>EPHEMERAL CONTAINER</source>
            <translation>临时容器</translation>
        </message>
        <message>
            <source>CONTAINER</source>
            <translation>容器</translation>
        </message>
        <message>
            <source>restart</source>
            <translation>重启</translation>
        </message>
        <message>
            <source>restarts</source>
            <translation>重启</translation>
        </message>
        <message>
            <source>DEVICES</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>MOUNTS</source>
            <translation>挂载</translation>
        </message>
        <message>
            <source>block</source>
            <translation>块</translation>
        </message>
        <message>
            <source>whole volume, no subPath</source>
            <translation>整个卷，无 subPath</translation>
        </message>
        <message>
            <source>ENVIRONMENT</source>
            <translation>环境变量</translation>
        </message>
        <message>
            <source>all keys</source>
            <translation>全部键</translation>
        </message>
        <message>
            <source>optional</source>
            <translation>可选</translation>
        </message>
        <message>
            <source>VOLUME</source>
            <translation>卷</translation>
        </message>
        <message>
            <source>read only</source>
            <translation>只读</translation>
        </message>
        <message>
            <source>medium</source>
            <translation>介质</translation>
        </message>
        <message>
            <source>the node&apos;s disk</source>
            <translation>节点磁盘</translation>
        </message>
        <message>
            <source>lives</source>
            <translation>存续</translation>
        </message>
        <message>
            <source>as long as the pod</source>
            <translation>与 Pod 同存</translation>
        </message>
        <message>
            <source>made by</source>
            <translation>创建者</translation>
        </message>
        <message>
            <source>service account</source>
            <translation>服务账号</translation>
        </message>
        <message>
            <source>not among the pod&apos;s volumes</source>
            <translation>不在 Pod 的卷中</translation>
        </message>
        <message>
            <source>needed</source>
            <translation>必需</translation>
        </message>
        <message>
            <source>no, optional</source>
            <translation>否，可选</translation>
        </message>
        <message>
            <source>keys</source>
            <translation>键</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>SNAPSHOT</source>
            <translation>快照</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>not ready</source>
            <translation>未就绪</translation>
        </message>
        <message>
            <source>size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>class</source>
            <translation>类</translation>
        </message>
        <message>
            <source>content</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>SNAPSHOT CONTENT</source>
            <translation>快照内容</translation>
        </message>
        <message>
            <source>driver</source>
            <translation>驱动</translation>
        </message>
        <message>
            <source>handle</source>
            <translation>句柄</translation>
        </message>
        <message>
            <source>copy of</source>
            <translation>副本来源</translation>
        </message>
        <message>
            <source>on deletion</source>
            <translation>删除时</translation>
        </message>
        <message>
            <source>SNAPSHOT CLASS</source>
            <translation>快照类</translation>
        </message>
        <message>
            <source>and %1 more like it</source>
            <translation>另有 %1 个相同</translation>
        </message>
        <message>
            <source>Its data are lost.</source>
            <translation>数据已丢失。</translation>
        </message>
        <message>
            <source>Not bound yet.</source>
            <translation>尚未绑定。</translation>
        </message>
        <message>
            <source>namespace</source>
            <translation>命名空间</translation>
        </message>
        <message>
            <source>used by</source>
            <translation>使用者</translation>
        </message>
        <message>
            <source>no pod</source>
            <translation>没有 Pod</translation>
        </message>
        <message>
            <source>one is in</source>
            <translation>其中一个在</translation>
        </message>
        <message>
            <source>nothing yet</source>
            <translation>尚无</translation>
        </message>
        <message>
            <source>asked / bound</source>
            <translation>请求 / 绑定</translation>
        </message>
        <message>
            <source>access</source>
            <translation>访问</translation>
        </message>
        <message>
            <source>mode</source>
            <translation>模式</translation>
        </message>
        <message>
            <source>none: by hand only</source>
            <translation>无：仅人工</translation>
        </message>
        <message>
            <source>selector</source>
            <translation>选择器</translation>
        </message>
        <message>
            <source>filled from</source>
            <translation>填充自</translation>
        </message>
        <message>
            <source>Something is wrong.</source>
            <translation>有问题。</translation>
        </message>
        <message>
            <source>Released: its claim is gone.</source>
            <translation>已释放：其声明已不存在。</translation>
        </message>
        <message>
            <source>No claim can take it until its claimRef is removed.</source>
            <translation>在移除 claimRef 之前，没有声明能使用它。</translation>
        </message>
        <message>
            <source>capacity</source>
            <translation>容量</translation>
        </message>
        <message>
            <source>node affinity</source>
            <translation>节点亲和性</translation>
        </message>
        <message>
            <source>mount options</source>
            <translation>挂载选项</translation>
        </message>
        <message>
            <source>attributes</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>none given</source>
            <translation>未给出</translation>
        </message>
        <message>
            <source>HOST DIRECTORY</source>
            <translation>主机目录</translation>
        </message>
        <message>
            <source>LOCAL DISK</source>
            <translation>本地磁盘</translation>
        </message>
        <message>
            <source>NFS EXPORT</source>
            <translation>NFS 导出</translation>
        </message>
        <message>
            <source>CSI VOLUME</source>
            <translation>CSI 卷</translation>
        </message>
        <message>
            <source>ISCSI TARGET</source>
            <translation>ISCSI 目标</translation>
        </message>
        <message>
            <source>FIBRE CHANNEL</source>
            <translation>光纤通道</translation>
        </message>
        <message>
            <source>CEPH FILE SYSTEM</source>
            <translation>CEPH 文件系统</translation>
        </message>
        <message>
            <source>CEPH BLOCK DEVICE</source>
            <translation>CEPH 块设备</translation>
        </message>
        <message>
            <source>GLUSTER VOLUME</source>
            <translation>GLUSTER 卷</translation>
        </message>
        <message>
            <source>OCI IMAGE</source>
            <translation>OCI 镜像</translation>
        </message>
        <message>
            <source>GIT REPOSITORY</source>
            <translation>GIT 仓库</translation>
        </message>
        <message>
            <source>CLOUD DISK</source>
            <translation>云盘</translation>
        </message>
        <message>
            <source>FILE SHARE</source>
            <translation>文件共享</translation>
        </message>
        <message>
            <source>secret</source>
            <translation>Secret</translation>
        </message>
        <message>
            <source>limit</source>
            <translation>上限</translation>
        </message>
        <message>
            <source>file system</source>
            <translation>文件系统</translation>
        </message>
        <message>
            <source>portal</source>
            <translation>入口</translation>
        </message>
        <message>
            <source>disk</source>
            <translation>磁盘</translation>
        </message>
        <message>
            <source>share</source>
            <translation>共享</translation>
        </message>
        <message>
            <source>path</source>
            <translation>路径</translation>
        </message>
        <message>
            <source>target WWNs</source>
            <translation>目标 WWN</translation>
        </message>
        <message>
            <source>pool</source>
            <translation>池</translation>
        </message>
        <message>
            <source>pull</source>
            <translation>拉取</translation>
        </message>
        <message>
            <source>image</source>
            <translation>镜像</translation>
        </message>
        <message>
            <source>dataset</source>
            <translation>数据集</translation>
        </message>
        <message>
            <source>dataset id</source>
            <translation>数据集 ID</translation>
        </message>
        <message>
            <source>publish secret</source>
            <translation>发布 Secret</translation>
        </message>
        <message>
            <source>stage secret</source>
            <translation>暂存 Secret</translation>
        </message>
        <message>
            <source>node expand secret</source>
            <translation>节点扩容 Secret</translation>
        </message>
        <message>
            <source>attach secret</source>
            <translation>挂接 Secret</translation>
        </message>
        <message>
            <source>expand secret</source>
            <translation>扩容 Secret</translation>
        </message>
        <message>
            <source>caching</source>
            <translation>缓存</translation>
        </message>
        <message>
            <source>repository</source>
            <translation>仓库</translation>
        </message>
        <message>
            <source>ephemeral claim</source>
            <translation>临时声明</translation>
        </message>
        <message>
            <source>volumes here</source>
            <translation>此处的卷</translation>
        </message>
        <message>
            <source>server</source>
            <translation>服务器</translation>
        </message>
        <message>
            <source>Nothing here uses storage in what was read: %1.</source>
            <translation>在已读取的内容中，这里没有使用存储的对象：%1。</translation>
        </message>
        <message>
            <source>named, but not read</source>
            <translation>被引用，但未读取</translation>
        </message>
        <message>
            <source>has none yet</source>
            <translation>目前没有</translation>
        </message>
        <message>
            <source>has %1</source>
            <translation>目前为 %1</translation>
        </message>
        <message>
            <source>at most one volume</source>
            <translation>最多一个卷</translation>
        </message>
        <message>
            <source>Not its volume.</source>
            <translation>不是它的卷。</translation>
        </message>
        <message>
            <source>Not bound any more.</source>
            <translation>已不再绑定。</translation>
        </message>
        <message>
            <source>%1, %2 alike</source>
            <translation>%1，%2 个相同</translation>
        </message>
        <message>
            <source>Claim %1, %2</source>
            <translation>声明 %1，%2</translation>
        </message>
        <message>
            <source>%1, bound to volume %2</source>
            <translation>%1，已绑定卷 %2</translation>
        </message>
        <message>
            <source>%1, names volume %2</source>
            <translation>%1，指定了卷 %2</translation>
        </message>
        <message>
            <source>used</source>
            <translation>已用</translation>
        </message>
    </context>
    <context>
        <name>SummaryText</name>
        <message>
            <source>on </source>
            <translation>位于 </translation>
        </message>
        <message>
            <source>%1 old</source>
            <translation>已存在 %1</translation>
        </message>
        <message>
            <source>Terminating</source>
            <translation>正在终止</translation>
        </message>
        <message>
            <source>controlled by</source>
            <translation>控制者</translation>
        </message>
        <message>
            <source>owned by</source>
            <translation>所有者</translation>
        </message>
        <message>
            <source>labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>finalizers</source>
            <translation>终结器</translation>
        </message>
        <message>
            <source>to be removed before it may go</source>
            <translation>移除后它才能被删除</translation>
        </message>
        <message>
            <source>earlier</source>
            <translation>更早</translation>
        </message>
        <message>
            <source>EVENTS</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>not there</source>
            <translation>不存在</translation>
        </message>
        <message>
            <source>it was deleted, or something names it that never existed</source>
            <translation>它已被删除，或者有对象引用了从未存在的名称</translation>
        </message>
        <message>
            <source>Claim</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>Persistent volume</source>
            <translation>持久卷</translation>
        </message>
        <message>
            <source>Storage class</source>
            <translation>存储类</translation>
        </message>
        <message>
            <source>Endpoint slice</source>
            <translation>端点切片</translation>
        </message>
        <message>
            <source>Network policy</source>
            <translation>网络策略</translation>
        </message>
        <message>
            <source>Object</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>NotReady</source>
            <translation>未就绪</translation>
        </message>
        <message>
            <source>cordoned</source>
            <translation>已停止调度</translation>
        </message>
        <message>
            <source>roles</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>pod CIDR</source>
            <translation>Pod CIDR</translation>
        </message>
        <message>
            <source>its pods&apos; addresses</source>
            <translation>其 Pod 的地址段</translation>
        </message>
        <message>
            <source>kubelet</source>
            <translation>kubelet</translation>
        </message>
        <message>
            <source>runtime</source>
            <translation>运行时</translation>
        </message>
        <message>
            <source>system</source>
            <translation>系统</translation>
        </message>
        <message>
            <source>TAINTS</source>
            <translation>污点</translation>
        </message>
        <message>
            <source>capacity</source>
            <translation>容量</translation>
        </message>
        <message>
            <source>for pods</source>
            <translation>可供 Pod 使用</translation>
        </message>
        <message>
            <source>CAPACITY</source>
            <translation>容量</translation>
        </message>
        <message>
            <source>PODS</source>
            <translation>POD</translation>
        </message>
        <message>
            <source>HOLDS</source>
            <translation>包含</translation>
        </message>
        <message>
            <source>type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>message</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>about</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>from</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>last seen</source>
            <translation>最近一次</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>%1 前</translation>
        </message>
        <message>
            <source>times</source>
            <translation>次数</translation>
        </message>
        <message>
            <source>keys</source>
            <translation>键</translation>
        </message>
        <message>
            <source>values are never read</source>
            <translation>从不读取其值</translation>
        </message>
        <message>
            <source>KEYS</source>
            <translation>键</translation>
        </message>
        <message>
            <source>USED BY</source>
            <translation>使用者</translation>
        </message>
        <message>
            <source>OWNS</source>
            <translation>拥有</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>leaving</source>
            <translation>正在退出</translation>
        </message>
        <message>
            <source>not ready</source>
            <translation>未就绪</translation>
        </message>
        <message>
            <source>headless: names lead straight to the pods</source>
            <translation>无头服务：名称直接指向 Pod</translation>
        </message>
        <message>
            <source>virtual; works only inside the cluster</source>
            <translation>虚拟地址，只在集群内有效</translation>
        </message>
        <message>
            <source>external name</source>
            <translation>外部名称</translation>
        </message>
        <message>
            <source>cluster IP</source>
            <translation>集群 IP</translation>
        </message>
        <message>
            <source>external IP</source>
            <translation>外部 IP</translation>
        </message>
        <message>
            <source>load balancer</source>
            <translation>负载均衡器</translation>
        </message>
        <message>
            <source>selector</source>
            <translation>选择器</translation>
        </message>
        <message>
            <source>none: endpoints are made by hand</source>
            <translation>无：端点由人工创建</translation>
        </message>
        <message>
            <source> and on every node&apos;s </source>
            <translation>，以及每个节点的 </translation>
        </message>
        <message>
            <source>unnamed</source>
            <translation>未命名</translation>
        </message>
        <message>
            <source>PORTS</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>nothing answers behind this service</source>
            <translation>此 Service 背后没有可应答的端点</translation>
        </message>
        <message>
            <source>ENDPOINTS</source>
            <translation>端点</translation>
        </message>
        <message>
            <source>service</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>ROUTES</source>
            <translation>路由</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>自 %1 起</translation>
        </message>
        <message>
            <source>CONDITIONS</source>
            <translation>状况</translation>
        </message>
        <message>
            <source>one node only</source>
            <translation>仅限一个节点</translation>
        </message>
        <message>
            <source>not started</source>
            <translation>未启动</translation>
        </message>
        <message>
            <source>running since %1</source>
            <translation>已运行 %1</translation>
        </message>
        <message>
            <source>completed</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>ended with code %1</source>
            <translation>以代码 %1 结束</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source> (node port %1)</source>
            <translation>（节点端口 %1）</translation>
        </message>
        <message>
            <source> subPath </source>
            <translation> subPath </translation>
        </message>
        <message>
            <source> read only</source>
            <translation> 只读</translation>
        </message>
        <message>
            <source> init</source>
            <translation> 初始化</translation>
        </message>
        <message>
            <source> sidecar</source>
            <translation> 边车</translation>
        </message>
        <message>
            <source> ephemeral</source>
            <translation> 临时</translation>
        </message>
        <message>
            <source>image</source>
            <translation>镜像</translation>
        </message>
        <message>
            <source>port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>ports</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>requests</source>
            <translation>请求</translation>
        </message>
        <message>
            <source>limits</source>
            <translation>限制</translation>
        </message>
        <message>
            <source>mounts</source>
            <translation>挂载</translation>
        </message>
        <message>
            <source>last time</source>
            <translation>上一次</translation>
        </message>
        <message>
            <source>%1, code %2, %3 ago</source>
            <translation>%1，代码 %2，%3 前</translation>
        </message>
        <message>
            <source>secret </source>
            <translation>Secret </translation>
        </message>
        <message>
            <source>account token</source>
            <translation>账号令牌</translation>
        </message>
        <message>
            <source>pod fields</source>
            <translation>Pod 字段</translation>
        </message>
        <message>
            <source>projected: </source>
            <translation>投射卷：</translation>
        </message>
        <message>
            <source>empty directory in memory</source>
            <translation>内存中的空目录</translation>
        </message>
        <message>
            <source>empty directory</source>
            <translation>空目录</translation>
        </message>
        <message>
            <source>gone with the pod</source>
            <translation>随 Pod 一起消失</translation>
        </message>
        <message>
            <source>every limit equals its request</source>
            <translation>每个限制都等于请求</translation>
        </message>
        <message>
            <source>some requests or limits set</source>
            <translation>设置了部分请求或限制</translation>
        </message>
        <message>
            <source>no requests or limits set</source>
            <translation>没有设置请求或限制</translation>
        </message>
        <message>
            <source>, ready %1 of %2</source>
            <translation>，就绪 %1/%2</translation>
        </message>
        <message>
            <source>waits because</source>
            <translation>等待原因</translation>
        </message>
        <message>
            <source>pod IP</source>
            <translation>Pod IP</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>尚无</translation>
        </message>
        <message>
            <source>not scheduled</source>
            <translation>未调度</translation>
        </message>
        <message>
            <source>node</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>QoS class</source>
            <translation>QoS 类别</translation>
        </message>
        <message>
            <source>service account</source>
            <translation>服务账号</translation>
        </message>
        <message>
            <source>node selector</source>
            <translation>节点选择器</translation>
        </message>
        <message>
            <source>CONTAINERS</source>
            <translation>容器</translation>
        </message>
        <message>
            <source>STORAGE</source>
            <translation>存储</translation>
        </message>
        <message>
            <source>many nodes may write</source>
            <translation>允许多个节点写</translation>
        </message>
        <message>
            <source>one pod may use it</source>
            <translation>只允许一个 Pod 使用</translation>
        </message>
        <message>
            <source>one node at a time may write</source>
            <translation>同一时刻只允许一个节点写</translation>
        </message>
        <message>
            <source>many nodes may read</source>
            <translation>允许多个节点读</translation>
        </message>
        <message>
            <source>data is kept when the claim goes</source>
            <translation>声明删除后保留数据</translation>
        </message>
        <message>
            <source>volume and data go with the claim</source>
            <translation>卷和数据随声明一起删除</translation>
        </message>
        <message>
            <source>data is scrubbed when the claim goes</source>
            <translation>声明删除后擦除数据</translation>
        </message>
        <message>
            <source>static</source>
            <translation>静态</translation>
        </message>
        <message>
            <source>no such class: bound by hand</source>
            <translation>没有这个类：由人工绑定</translation>
        </message>
        <message>
            <source>volume</source>
            <translation>卷</translation>
        </message>
        <message>
            <source>none bound yet</source>
            <translation>尚未绑定</translation>
        </message>
        <message>
            <source>asked for</source>
            <translation>请求</translation>
        </message>
        <message>
            <source>got</source>
            <translation>得到</translation>
        </message>
        <message>
            <source>nothing yet</source>
            <translation>尚无</translation>
        </message>
        <message>
            <source>access modes</source>
            <translation>访问模式</translation>
        </message>
        <message>
            <source>class</source>
            <translation>存储类</translation>
        </message>
        <message>
            <source>volume mode</source>
            <translation>卷模式</translation>
        </message>
        <message>
            <source>made from</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>BACKEND</source>
            <translation>后端</translation>
        </message>
        <message>
            <source>claim</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>reclaim policy</source>
            <translation>回收策略</translation>
        </message>
        <message>
            <source>made of</source>
            <translation>组成</translation>
        </message>
        <message>
            <source>beware</source>
            <translation>注意</translation>
        </message>
        <message>
            <source>one node only, for debugging: a pod elsewhere sees other data</source>
            <translation>仅限一个节点，用于调试：其他节点上的 Pod 看到的是另外的数据</translation>
        </message>
        <message>
            <source>ATTACHMENTS</source>
            <translation>挂接</translation>
        </message>
        <message>
            <source>provisioner</source>
            <translation>制备器</translation>
        </message>
        <message>
            <source>default</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>for claims that name no class</source>
            <translation>用于未指定存储类的声明</translation>
        </message>
        <message>
            <source>binding</source>
            <translation>绑定</translation>
        </message>
        <message>
            <source>a volume is chosen once a pod wants it</source>
            <translation>有 Pod 需要时才选定卷</translation>
        </message>
        <message>
            <source>a volume is chosen at once</source>
            <translation>立即选定卷</translation>
        </message>
        <message>
            <source>expansion</source>
            <translation>扩容</translation>
        </message>
        <message>
            <source>allowed</source>
            <translation>允许</translation>
        </message>
        <message>
            <source>not allowed</source>
            <translation>不允许</translation>
        </message>
        <message>
            <source>PARAMETERS</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>CLAIMS</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>PERSISTENT VOLUMES</source>
            <translation>持久卷</translation>
        </message>
        <message>
            <source>loading</source>
            <translation>正在加载</translation>
        </message>
        <message>
            <source>API version</source>
            <translation>API 版本</translation>
        </message>
        <message>
            <source>why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source> (Proxy: left to the balancer)</source>
            <translation>（Proxy：由均衡器处理）</translation>
        </message>
        <message>
            <source>nobody has written an EndpointSlice for it</source>
            <translation>无人为它写入 EndpointSlice</translation>
        </message>
        <message>
            <source> (only its controller knows it)</source>
            <translation>（只有其控制器知道）</translation>
        </message>
        <message>
            <source>all else</source>
            <translation>其他所有</translation>
        </message>
        <message>
            <source>at most %1</source>
            <translation>至多 %1</translation>
        </message>
        <message>
            <source>not made yet</source>
            <translation>尚未创建</translation>
        </message>
        <message>
            <source>, request %1</source>
            <translation>，请求 %1</translation>
        </message>
        <message>
            <source>in force</source>
            <translation>生效</translation>
        </message>
        <message>
            <source>not what it asks for</source>
            <translation>与请求不符</translation>
        </message>
        <message>
            <source>devices of</source>
            <translation>设备来自</translation>
        </message>
        <message>
            <source>device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>certificate of %1</source>
            <translation>%1 的证书</translation>
        </message>
        <message>
            <source>trust bundle %1</source>
            <translation>信任包 %1</translation>
        </message>
        <message>
            <source>&lt;cluster domain&gt;</source>
            <translation>&lt;集群域&gt;</translation>
        </message>
        <message>
            <source>the node&apos;s own</source>
            <translation>节点自己的</translation>
        </message>
        <message>
            <source>%1, the node&apos;s own</source>
            <translation>%1，节点自己的</translation>
        </message>
        <message>
            <source>scheduling gates</source>
            <translation>调度门控</translation>
        </message>
        <message>
            <source>it waits until they are lifted</source>
            <translation>在解除之前它一直等待</translation>
        </message>
        <message>
            <source>whole pod</source>
            <translation>整个 Pod</translation>
        </message>
        <message>
            <source>waits</source>
            <translation>在等待</translation>
        </message>
        <message>
            <source>in progress</source>
            <translation>进行中</translation>
        </message>
        <message>
            <source>resize</source>
            <translation>调整大小</translation>
        </message>
        <message>
            <source>host name</source>
            <translation>主机名</translation>
        </message>
        <message>
            <source>has none yet</source>
            <translation>目前没有</translation>
        </message>
        <message>
            <source>has %1</source>
            <translation>目前为 %1</translation>
        </message>
        <message>
            <source>attributes class</source>
            <translation>属性类</translation>
        </message>
        <message>
            <source>change</source>
            <translation>变更</translation>
        </message>
        <message numerus="yes">
            <source>%n more, see Events</source>
            <translation>
                <numerusform>另有 %n 条，见“事件”</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %n 个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n restarts</source>
            <translation>
                <numerusform>重启 %n 次</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln pods</source>
            <translation>
                <numerusform>%Ln 个 Pod</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln claims</source>
            <translation>
                <numerusform>%Ln 个声明</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln persistent volumes</source>
            <translation>
                <numerusform>%Ln 个持久卷</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln storage classes</source>
            <translation>
                <numerusform>%Ln 个存储类</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln volume attachments</source>
            <translation>
                <numerusform>%Ln 个卷挂接</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln CSI drivers</source>
            <translation>
                <numerusform>%Ln 个 CSI 驱动</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln CSI nodes</source>
            <translation>
                <numerusform>%Ln 个 CSI 节点</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln volume snapshots</source>
            <translation>
                <numerusform>%Ln 个卷快照</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln CSI capacities</source>
            <translation>
                <numerusform>%Ln 个 CSI 容量</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln snapshot contents</source>
            <translation>
                <numerusform>%Ln 个快照内容</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln snapshot classes</source>
            <translation>
                <numerusform>%Ln 个快照类</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln nodes</source>
            <translation>
                <numerusform>%Ln 个节点</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln namespaces</source>
            <translation>
                <numerusform>%Ln 个命名空间</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln events</source>
            <translation>
                <numerusform>%Ln 条事件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln ConfigMaps</source>
            <translation>
                <numerusform>%Ln 个 ConfigMap</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln Secrets</source>
            <translation>
                <numerusform>%Ln 个 Secret</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln service accounts</source>
            <translation>
                <numerusform>%Ln 个服务账户</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln Services</source>
            <translation>
                <numerusform>%Ln 个 Service</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln endpoint slices</source>
            <translation>
                <numerusform>%Ln 个 EndpointSlice</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln Endpoints</source>
            <translation>
                <numerusform>%Ln 个 Endpoints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln Ingresses</source>
            <translation>
                <numerusform>%Ln 个 Ingress</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln ingress classes</source>
            <translation>
                <numerusform>%Ln 个 IngressClass</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln network policies</source>
            <translation>
                <numerusform>%Ln 个网络策略</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln Deployments</source>
            <translation>
                <numerusform>%Ln 个 Deployment</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln ReplicaSets</source>
            <translation>
                <numerusform>%Ln 个 ReplicaSet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln StatefulSets</source>
            <translation>
                <numerusform>%Ln 个 StatefulSet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln DaemonSets</source>
            <translation>
                <numerusform>%Ln 个 DaemonSet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln Jobs</source>
            <translation>
                <numerusform>%Ln 个 Job</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln CronJobs</source>
            <translation>
                <numerusform>%Ln 个 CronJob</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln objects</source>
            <translation>
                <numerusform>%Ln 个对象</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TableHead</name>
        <message>
            <source>no such claim</source>
            <translation>没有这个声明</translation>
        </message>
        <message>
            <source>The pod it is part of.</source>
            <translation>它所属的 Pod。</translation>
        </message>
        <message>
            <source>The container&apos;s name, unique in its pod.</source>
            <translation>容器的名称，在其 Pod 内唯一。</translation>
        </message>
        <message>
            <source>init, sidecar (an init container that keeps running), main, or ephemeral.</source>
            <translation>init（初始化）、sidecar（持续运行的 init 容器）、main（主容器）或 ephemeral（临时容器）。</translation>
        </message>
        <message>
            <source>The image it was made from, as the pod names it.</source>
            <translation>创建它所用的镜像，按 Pod 中的写法。</translation>
        </message>
        <message>
            <source>Running, or why it waits or ended.</source>
            <translation>运行中，或等待、结束的原因。</translation>
        </message>
        <message>
            <source>Whether it passes its readiness probe.</source>
            <translation>是否通过就绪探测。</translation>
        </message>
        <message>
            <source>How often it was started again, and when the last run ended.</source>
            <translation>重新启动的次数，以及上一次运行结束的时间。</translation>
        </message>
        <message>
            <source>The ports it declares.</source>
            <translation>它声明的端口。</translation>
        </message>
        <message>
            <source>What it asks the scheduler for.</source>
            <translation>它向调度器请求的资源。</translation>
        </message>
        <message>
            <source>What it may not exceed.</source>
            <translation>它不得超过的上限。</translation>
        </message>
        <message>
            <source>Since when this run lasts.</source>
            <translation>本次运行开始至今。</translation>
        </message>
        <message>
            <source>The volume&apos;s name, unique in its pod.</source>
            <translation>卷的名称，在其 Pod 内唯一。</translation>
        </message>
        <message>
            <source>What it is made of.</source>
            <translation>它由什么构成。</translation>
        </message>
        <message>
            <source>Where its data is.</source>
            <translation>其数据所在之处。</translation>
        </message>
        <message>
            <source>The containers that mount it.</source>
            <translation>挂载它的容器。</translation>
        </message>
        <message>
            <source>The persistent volume claim it uses.</source>
            <translation>它使用的持久卷声明。</translation>
        </message>
        <message>
            <source>How the claim stands.</source>
            <translation>声明的状态。</translation>
        </message>
        <message>
            <source>The persistent volume the claim is bound to.</source>
            <translation>声明所绑定的持久卷。</translation>
        </message>
        <message>
            <source>Access Modes</source>
            <translation>访问模式</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>活跃</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>AddressType</source>
            <translation>地址类型</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>存在时间</translation>
        </message>
        <message>
            <source>AllowVolumeExpansion</source>
            <translation>允许扩容</translation>
        </message>
        <message>
            <source>AttachRequired</source>
            <translation>需要挂接</translation>
        </message>
        <message>
            <source>Attached</source>
            <translation>已挂接</translation>
        </message>
        <message>
            <source>Attacher</source>
            <translation>挂接器</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>可用</translation>
        </message>
        <message>
            <source>Capacity</source>
            <translation>容量</translation>
        </message>
        <message>
            <source>Claim</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>类</translation>
        </message>
        <message>
            <source>Cluster-IP</source>
            <translation>集群 IP</translation>
        </message>
        <message>
            <source>Completions</source>
            <translation>完成数</translation>
        </message>
        <message>
            <source>Container</source>
            <translation>容器</translation>
        </message>
        <message>
            <source>Container-Runtime</source>
            <translation>容器运行时</translation>
        </message>
        <message>
            <source>Containers</source>
            <translation>容器</translation>
        </message>
        <message>
            <source>Controller</source>
            <translation>控制器</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>次数</translation>
        </message>
        <message>
            <source>Created At</source>
            <translation>创建于</translation>
        </message>
        <message>
            <source>Current</source>
            <translation>当前</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>DeletionPolicy</source>
            <translation>删除策略</translation>
        </message>
        <message>
            <source>Desired</source>
            <translation>期望</translation>
        </message>
        <message>
            <source>Driver</source>
            <translation>驱动</translation>
        </message>
        <message>
            <source>Drivers</source>
            <translation>驱动</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>Endpoints</source>
            <translation>端点</translation>
        </message>
        <message>
            <source>External-IP</source>
            <translation>外部 IP</translation>
        </message>
        <message>
            <source>First Seen</source>
            <translation>首次出现</translation>
        </message>
        <message>
            <source>Hosts</source>
            <translation>主机名</translation>
        </message>
        <message>
            <source>IP</source>
            <translation>IP</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>镜像</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>镜像</translation>
        </message>
        <message>
            <source>Internal-IP</source>
            <translation>内部 IP</translation>
        </message>
        <message>
            <source>Kernel-Version</source>
            <translation>内核版本</translation>
        </message>
        <message>
            <source>Last Schedule</source>
            <translation>上次调度</translation>
        </message>
        <message>
            <source>Last Seen</source>
            <translation>最近出现</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>限制</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>Modes</source>
            <translation>模式</translation>
        </message>
        <message>
            <source>Mounted By</source>
            <translation>挂载者</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Namespace</source>
            <translation>命名空间</translation>
        </message>
        <message>
            <source>Node</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>Node Selector</source>
            <translation>节点选择器</translation>
        </message>
        <message>
            <source>Nominated Node</source>
            <translation>提名节点</translation>
        </message>
        <message>
            <source>OS-Image</source>
            <translation>系统镜像</translation>
        </message>
        <message>
            <source>Object</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>PV</source>
            <translation>PV</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Pod</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>Pod-Selector</source>
            <translation>Pod 选择器</translation>
        </message>
        <message>
            <source>PodInfoOnMount</source>
            <translation>挂载时告知 Pod 信息</translation>
        </message>
        <message>
            <source>Port(s)</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>Provisioner</source>
            <translation>制备器</translation>
        </message>
        <message>
            <source>Readiness Gates</source>
            <translation>就绪门控</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>ReadyToUse</source>
            <translation>可以使用</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Reclaim Policy</source>
            <translation>回收策略</translation>
        </message>
        <message>
            <source>ReclaimPolicy</source>
            <translation>回收策略</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>请求</translation>
        </message>
        <message>
            <source>RequiresRepublish</source>
            <translation>需要重新发布</translation>
        </message>
        <message>
            <source>RestoreSize</source>
            <translation>恢复大小</translation>
        </message>
        <message>
            <source>Restarts</source>
            <translation>重启</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>时间表</translation>
        </message>
        <message>
            <source>Secrets</source>
            <translation>Secret</translation>
        </message>
        <message>
            <source>Selector</source>
            <translation>选择器</translation>
        </message>
        <message>
            <source>SnapshotClass</source>
            <translation>快照类</translation>
        </message>
        <message>
            <source>SnapshotContent</source>
            <translation>快照内容</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>SourcePVC</source>
            <translation>来源 PVC</translation>
        </message>
        <message>
            <source>SourceSnapshotContent</source>
            <translation>来源快照内容</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>开始于</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>StorageCapacity</source>
            <translation>存储容量</translation>
        </message>
        <message>
            <source>StorageClass</source>
            <translation>存储类</translation>
        </message>
        <message>
            <source>Subobject</source>
            <translation>子对象</translation>
        </message>
        <message>
            <source>Suspend</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Timezone</source>
            <translation>时区</translation>
        </message>
        <message>
            <source>TokenRequests</source>
            <translation>令牌请求</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Up-to-date</source>
            <translation>最新</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>卷</translation>
        </message>
        <message>
            <source>VolumeAttributesClass</source>
            <translation>卷属性类</translation>
        </message>
        <message>
            <source>VolumeBindingMode</source>
            <translation>卷绑定模式</translation>
        </message>
        <message>
            <source>VolumeMode</source>
            <translation>卷模式</translation>
        </message>
        <message>
            <source>VolumeSnapshot</source>
            <translation>卷快照</translation>
        </message>
        <message>
            <source>VolumeSnapshotClass</source>
            <translation>卷快照类</translation>
        </message>
        <message>
            <source>VolumeSnapshotNamespace</source>
            <translation>卷快照命名空间</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>CPU Limits</source>
            <translation>CPU 限制</translation>
        </message>
        <message>
            <source>CPU Requests</source>
            <translation>CPU 请求</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>Memory Limits</source>
            <translation>内存限制</translation>
        </message>
        <message>
            <source>Memory Requests</source>
            <translation>内存请求</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>已用</translation>
        </message>
        <message>
            <source>What it uses of a core, as metrics.k8s.io tells: the mean of the last seconds; of its request, else of its limit.</source>
            <translation>它占用的 CPU 核，由 metrics.k8s.io 提供：最近数秒的平均值；占其请求，否则占其限制。</translation>
        </message>
        <message>
            <source>Its working set, as metrics.k8s.io tells; of its limit, at which it is killed, else of its request.</source>
            <translation>它的工作集，由 metrics.k8s.io 提供；占其限制（达到即被终止），否则占其请求。</translation>
        </message>
        <message>
            <source>How full its file system is, as the node&apos;s kubelet tells; of inodes where these are nearer their end.</source>
            <translation>其文件系统的占用情况，由节点的 kubelet 提供；若 inode 更接近用尽则按 inode 计。</translation>
        </message>
        <message>
            <source>What the whole machine uses, of what it gives to pods: more than all of that is no mistake.</source>
            <translation>整台机器的用量，占它可分配给 Pod 的部分：超过 100% 并非错误。</translation>
        </message>
        <message>
            <source>The whole machine&apos;s working set, of what it gives to pods.</source>
            <translation>整台机器的工作集，占它可分配给 Pod 的部分。</translation>
        </message>
        <message>
            <source>What its pods ask for, those that ended left out.</source>
            <translation>其 Pod 的请求之和，不含已结束的。</translation>
        </message>
        <message>
            <source>What its pods may use at most.</source>
            <translation>其 Pod 最多可以使用的量。</translation>
        </message>
    </context>
    <context>
        <name>TraceWords</name>
        <message>
            <source>write it as NAMESPACE/NAME (a pod), svc:NAMESPACE/NAME, node:NAME, nodeport:NODE, ingress:HOST/PATH, ip:ADDRESS or dns:NAME</source>
            <translation>请写成 NAMESPACE/NAME（Pod）、svc:NAMESPACE/NAME、node:NAME、nodeport:NODE、ingress:HOST/PATH、ip:ADDRESS 或 dns:NAME</translation>
        </message>
        <message>
            <source>no host name: write it as dns:NAME, dns:NAME.NAMESPACE or NAME.NAMESPACE.svc</source>
            <translation>不是主机名：请写成 dns:NAME、dns:NAME.NAMESPACE 或 NAME.NAMESPACE.svc</translation>
        </message>
        <message>
            <source>port &quot;%1&quot;</source>
            <translation>端口 “%1”</translation>
        </message>
        <message>
            <source>out of range: a port is a number from 1 to 65535</source>
            <translation>超出范围：端口是 1 到 65535 之间的数字</translation>
        </message>
        <message>
            <source>neither a number from 1 to 65535 nor a port&apos;s name</source>
            <translation>既不是 1 到 65535 之间的数字，也不是端口名称</translation>
        </message>
        <message>
            <source>protocol &quot;%1&quot;</source>
            <translation>协议 “%1”</translation>
        </message>
        <message>
            <source>unknown: it is TCP, UDP or SCTP</source>
            <translation>未知：协议只能是 TCP、UDP 或 SCTP</translation>
        </message>
        <message>
            <source>no IP address: four numbers from 0 to 255, or IPv6</source>
            <translation>不是 IP 地址：应为四个 0 到 255 的数字，或 IPv6 地址</translation>
        </message>
        <message>
            <source>the node&apos;s name is missing</source>
            <translation>缺少节点名称</translation>
        </message>
        <message>
            <source>the host is missing: ingress:HOST/PATH</source>
            <translation>缺少主机：ingress:HOST/PATH</translation>
        </message>
        <message>
            <source>the container&apos;s name is missing: NAMESPACE/POD:CONTAINER</source>
            <translation>缺少容器名称：NAMESPACE/POD:CONTAINER</translation>
        </message>
        <message>
            <source>%1 port %2</source>
            <translation>%1，端口 %2</translation>
        </message>
        <message>
            <source>no address</source>
            <translation>没有地址</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <translation>%1，位于 %2</translation>
        </message>
        <message>
            <source>ephemeral container, %1</source>
            <translation>临时容器，%1</translation>
        </message>
        <message>
            <source>container, %1</source>
            <translation>容器，%1</translation>
        </message>
        <message>
            <source>%1, node ports</source>
            <translation>%1，节点端口</translation>
        </message>
        <message>
            <source>Ingress %1 to %2</source>
            <translation>Ingress %1 到 %2</translation>
        </message>
        <message>
            <source>more than one thing is called that: say %1</source>
            <translation>有多个对象叫这个名称：请写 %1</translation>
        </message>
        <message>
            <source>nothing in the cluster is called that; write a pod as NAMESPACE/NAME, a Service as svc:NAMESPACE/NAME, an address as ip:ADDRESS</source>
            <translation>集群中没有叫这个名称的对象；Pod 请写成 NAMESPACE/NAME，Service 写成 svc:NAMESPACE/NAME，地址写成 ip:ADDRESS</translation>
        </message>
        <message>
            <source>nothing is called exactly that; there is %1</source>
            <translation>没有完全叫这个名称的对象；现有 %1</translation>
        </message>
        <message>
            <source>node hints keep the packet on node %1</source>
            <translation>节点提示使数据包留在节点 %1 上</translation>
        </message>
        <message>
            <source>zone hints keep the packet in zone %1</source>
            <translation>区域提示使数据包留在区域 %1 内</translation>
        </message>
        <message>
            <source>no endpoint is ready; those still serving while they terminate are used</source>
            <translation>没有就绪的端点；改用正在终止但仍可提供服务的端点</translation>
        </message>
        <message>
            <source>Docker&apos;s own bridge: no plug-in is seen and pods are in its default range 172.17.0.0/16</source>
            <translation>Docker 自己的网桥：没有发现网络插件，且 Pod 位于其默认地址段 172.17.0.0/16</translation>
        </message>
        <message>
            <source>%1 enforces network policies</source>
            <translation>%1 会执行网络策略</translation>
        </message>
        <message>
            <source>k3s has a policy controller built in</source>
            <translation>k3s 内置了策略控制器</translation>
        </message>
        <message>
            <source>plain flannel enforces no network policy</source>
            <translation>单独的 flannel 不执行任何网络策略</translation>
        </message>
        <message>
            <source>kubenet enforces no network policy</source>
            <translation>kubenet 不执行任何网络策略</translation>
        </message>
        <message>
            <source>Docker&apos;s bridge enforces no network policy</source>
            <translation>Docker 的网桥不执行任何网络策略</translation>
        </message>
        <message>
            <source>the network plug-in is not known</source>
            <translation>网络插件未知</translation>
        </message>
        <message>
            <source>Cilium replaces kube-proxy</source>
            <translation>Cilium 取代了 kube-proxy</translation>
        </message>
        <message>
            <source>kube-proxy&apos;s mode is not shown by the API; iptables is its default</source>
            <translation>API 没有显示 kube-proxy 的模式；默认是 iptables</translation>
        </message>
        <message>
            <source>kube-proxy mode iptables (its default: none is set)</source>
            <translation>kube-proxy 模式为 iptables（未设置，取默认值）</translation>
        </message>
        <message>
            <source>kube-proxy mode %1</source>
            <translation>kube-proxy 模式为 %1</translation>
        </message>
        <message>
            <source>Calico has the device %1; inside one subnet it may not be used (CrossSubnet)</source>
            <translation>Calico 有设备 %1；在同一子网内可能不使用它（CrossSubnet）</translation>
        </message>
        <message>
            <source>Calico routes by BGP: the node has no tunnel&apos;s address</source>
            <translation>Calico 通过 BGP 路由：节点没有隧道地址</translation>
        </message>
        <message>
            <source>flannel DirectRouting: nodes of one subnet (%1 and %2 look like it; the API does not show the mask) send unwrapped</source>
            <translation>flannel DirectRouting：同一子网的节点（%1 和 %2 看起来是；API 不显示掩码）之间不做封装</translation>
        </message>
        <message>
            <source>Calico&apos;s pool %1 wraps only between subnets (CrossSubnet), and both nodes are in %2</source>
            <translation>Calico 地址池 %1 只在子网之间封装（CrossSubnet），而两个节点都在 %2 中</translation>
        </message>
        <message>
            <source>Calico&apos;s pool %1 never wraps</source>
            <translation>Calico 地址池 %1 从不封装</translation>
        </message>
        <message>
            <source>Calico&apos;s pool %1 wraps between subnets, and the nodes are in two</source>
            <translation>Calico 地址池 %1 在子网之间封装，而这两个节点位于不同子网</translation>
        </message>
        <message>
            <source>Calico&apos;s pool %1 always wraps</source>
            <translation>Calico 地址池 %1 总是封装</translation>
        </message>
        <message>
            <source>the pods of %1</source>
            <translation>%1 的 Pod</translation>
        </message>
        <message>
            <source>The process in container %1 opens the connection.</source>
            <translation>容器 %1 中的进程发起连接。</translation>
        </message>
        <message>
            <source>The process in container %1 receives it on port %2; replies take the same way back.</source>
            <translation>容器 %1 中的进程在端口 %2 上收到它；应答沿原路返回。</translation>
        </message>
        <message>
            <source>The process in container %1 receives it; replies take the same way back.</source>
            <translation>容器 %1 中的进程收到它；应答沿原路返回。</translation>
        </message>
        <message>
            <source>It leaves through eth0 of pod %1&apos;s network namespace, held by its sandbox (pause) container: all containers of the pod share it.</source>
            <translation>数据包从 Pod %1 的网络命名空间的 eth0 发出。该命名空间由沙箱（pause）容器持有，Pod 内所有容器共享它。</translation>
        </message>
        <message>
            <source>It arrives at eth0 of pod %1&apos;s network namespace, held by its sandbox (pause) container: all containers of the pod share it.</source>
            <translation>数据包到达 Pod %1 的网络命名空间的 eth0。该命名空间由沙箱（pause）容器持有，Pod 内所有容器共享它。</translation>
        </message>
        <message>
            <source>eth0 is one end of a virtual pair; the other end is a device of the node.</source>
            <translation>eth0 是一对虚拟网卡（veth）的一端；另一端是节点上的设备。</translation>
        </message>
        <message>
            <source>The node&apos;s end of the pod&apos;s virtual pair hands it over to eth0.</source>
            <translation>Pod 的 veth 对在节点上的一端把数据包交给 eth0。</translation>
        </message>
        <message>
            <source>The node routes it: each pod has a route of its own (/32), there is no bridge.</source>
            <translation>节点对它进行路由：每个 Pod 有一条自己的路由（/32），没有网桥。</translation>
        </message>
        <message>
            <source>The bridge %1 forwards it to the pod&apos;s port.</source>
            <translation>网桥 %1 把它转发到该 Pod 所在的网桥端口。</translation>
        </message>
        <message>
            <source>The pair&apos;s end is a port of the node&apos;s bridge %1.</source>
            <translation>veth 对的这一端是节点网桥 %1 的一个端口。</translation>
        </message>
        <message>
            <source>The pair&apos;s end is a port of the node&apos;s bridge %1, the pods&apos; gateway %2.</source>
            <translation>veth 对的这一端是节点网桥 %1 的一个端口，该网桥也是 Pod 的网关 %2。</translation>
        </message>
        <message>
            <source>Both containers share the pod&apos;s network namespace: the packet goes over its loopback device lo and never leaves the pod.</source>
            <translation>两个容器共享 Pod 的网络命名空间：数据包经过其中的回环设备 lo，不会离开 Pod。</translation>
        </message>
        <message>
            <source>A client outside of the cluster opens the connection.</source>
            <translation>集群外的客户端发起连接。</translation>
        </message>
        <message>
            <source>A process on the node itself opens the connection.</source>
            <translation>节点自身上的进程发起连接。</translation>
        </message>
        <message>
            <source>The pod is on the host&apos;s network: it sends as the node itself.</source>
            <translation>该 Pod 使用主机网络：它以节点自身的身份发送。</translation>
        </message>
        <message>
            <source>It leaves node %1 by its network card, %2.</source>
            <translation>数据包从节点 %1 的网卡（%2）离开。</translation>
        </message>
        <message>
            <source>The network between the nodes sees only the outer packet: %1.</source>
            <translation>节点之间的网络只看到外层数据包：%1。</translation>
        </message>
        <message>
            <source>The network between the nodes carries the packet as it is.</source>
            <translation>节点之间的网络原样传送数据包。</translation>
        </message>
        <message>
            <source>It reaches node %1 by its network card, %2.</source>
            <translation>数据包经节点 %1 的网卡（%2）到达该节点。</translation>
        </message>
        <message>
            <source>The route for %1 leads to %2, which wraps the packet for node %3 (%4).</source>
            <translation>去往 %1 的路由指向 %2，它把数据包封装后发给节点 %3（%4）。</translation>
        </message>
        <message>
            <source>The node&apos;s route for %1 leads to node %2; nothing is wrapped.</source>
            <translation>节点上去往 %1 的路由指向节点 %2；不做任何封装。</translation>
        </message>
        <message>
            <source>The node sends it on. How is not known: the network plug-in is unknown.</source>
            <translation>节点把它继续发送出去。具体方式不明：网络插件未知。</translation>
        </message>
        <message>
            <source>The other end unwraps it: the pod&apos;s packet is as it was.</source>
            <translation>另一端解开封装：Pod 的数据包恢复原样。</translation>
        </message>
        <message>
            <source>Both ends are in the node&apos;s own network: the packet goes over its loopback device lo and never leaves the node.</source>
            <translation>两端都在节点自己的网络中：数据包经过回环设备 lo，不会离开节点。</translation>
        </message>
        <message>
            <source>The address is the node&apos;s own: its network stack takes the packet.</source>
            <translation>该地址是节点自己的：由节点的网络栈接收数据包。</translation>
        </message>
        <message>
            <source>The address is outside of the pods&apos; network: the node puts its own address %1 in place of the sender&apos;s.</source>
            <translation>该地址在 Pod 网络之外：节点用自己的地址 %1 替换发送方的地址。</translation>
        </message>
        <message>
            <source>It leaves node %1 by its network card.</source>
            <translation>数据包从节点 %1 的网卡离开。</translation>
        </message>
        <message>
            <source>The address is no pod&apos;s, node&apos;s or Service&apos;s: it is outside of the cluster, port %1.</source>
            <translation>该地址不属于任何 Pod、节点或 Service：它在集群之外，端口 %1。</translation>
        </message>
        <message>
            <source>The address is no pod&apos;s, node&apos;s or Service&apos;s: it is outside of the cluster.</source>
            <translation>该地址不属于任何 Pod、节点或 Service：它在集群之外。</translation>
        </message>
        <message>
            <source>The packet reaches node %1 at its own address %2.</source>
            <translation>数据包到达节点 %1 自己的地址 %2。</translation>
        </message>
        <message>
            <source>the pod itself</source>
            <translation>Pod 自身</translation>
        </message>
        <message>
            <source>egress: %1</source>
            <translation>出站：%1</translation>
        </message>
        <message>
            <source>ingress: %1</source>
            <translation>入站：%1</translation>
        </message>
        <message>
            <source>open</source>
            <translation>不受限</translation>
        </message>
        <message>
            <source>%1 or %2</source>
            <translation>%1 或 %2</translation>
        </message>
        <message>
            <source>; did you mean %1?</source>
            <translation>；您是不是要找 %1？</translation>
        </message>
        <message>
            <source>; there is %1</source>
            <translation>；现有 %1</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 和 %2</translation>
        </message>
        <message>
            <source>%1 could not be listed (%2): such objects may decide differently</source>
            <translation>无法列出 %1（%2）：这些对象可能得出不同的结论</translation>
        </message>
        <message>
            <source>the kinds the server has are not known (%1): other policies than NetworkPolicy may be there</source>
            <translation>不知道服务器提供哪些种类（%1）：可能存在 NetworkPolicy 以外的策略</translation>
        </message>
        <message>
            <source>%1 = &quot;%2&quot; is no address block; it matches nothing. Write it as ADDRESS/PREFIX, such as 10.0.0.0/8.</source>
            <translation>%1 = &quot;%2&quot; 不是地址段，不匹配任何地址。请写成 ADDRESS/PREFIX 的形式，例如 10.0.0.0/8。</translation>
        </message>
        <message>
            <source>%1 is empty; it matches nothing. Leave &quot;from&quot; or &quot;to&quot; out to admit everyone, or give a selector.</source>
            <translation>%1 为空，不匹配任何对象。若要允许所有来源，请省略 &quot;from&quot; 或 &quot;to&quot;；否则请给出选择算符。</translation>
        </message>
        <message>
            <source>%1 has an ipBlock and a selector, which the API refuses; only the block is read. Make them two elements.</source>
            <translation>%1 同时有 ipBlock 和选择算符，API 会拒绝这种写法；这里只读取 ipBlock。请拆成两个元素。</translation>
        </message>
        <message>
            <source>%1 = &quot;%2&quot; is not strictly inside of %3, as the API demands. An exception takes away only from its own block.</source>
            <translation>%1 = &quot;%2&quot; 并非严格包含于 %3 之内，而 API 要求如此。例外只从自己的地址段中扣除。</translation>
        </message>
        <message>
            <source>%1 = &quot;%2&quot; is not TCP, UDP or SCTP; it matches nothing.</source>
            <translation>%1 = &quot;%2&quot; 不是 TCP、UDP 或 SCTP，不匹配任何流量。</translation>
        </message>
        <message>
            <source>%1 = %2 needs a port by number, as the API demands; only the port is read.</source>
            <translation>%1 = %2 要求以数字给出 port，这是 API 的规定；这里只读取 port。</translation>
        </message>
        <message>
            <source>%1 = %2 is lower than port %3, as the API demands; only the port is read.</source>
            <translation>%1 = %2 小于 port %3，违反 API 的规定；这里只读取 port。</translation>
        </message>
        <message>
            <source>%1 = %2 is no port: it is a number from 1 to 65535; it matches nothing.</source>
            <translation>%1 = %2 不是端口：端口是 1 到 65535 之间的数字；它不匹配任何流量。</translation>
        </message>
        <message>
            <source>a pod on the host&apos;s network is not selected by policies</source>
            <translation>使用主机网络的 Pod 不会被策略选中</translation>
        </message>
        <message>
            <source>traffic from the pod&apos;s own node is always allowed</source>
            <translation>来自 Pod 所在节点的流量总是被允许</translation>
        </message>
        <message>
            <source>an ipBlock admits a pod&apos;s address here: network plug-ins differ on that (Cilium does not match pods by block)</source>
            <translation>这里由 ipBlock 放行了一个 Pod 的地址：各网络插件对此处理不同（Cilium 不按地址段匹配 Pod）</translation>
        </message>
        <message>
            <source>a port range (endPort) admits it: servers before 1.21 drop that field, and some plug-ins ignore it</source>
            <translation>由端口范围（endPort）放行：1.21 之前的服务器会丢弃该字段，有些插件会忽略它</translation>
        </message>
        <message>
            <source>the peer is the pod&apos;s own node: the documentation says that such traffic is always allowed, and plug-ins differ on packets to it</source>
            <translation>对端是 Pod 所在的节点：文档说这类流量总是被允许，而各插件对发往该节点的数据包处理不同</translation>
        </message>
        <message>
            <source>every port</source>
            <translation>所有端口</translation>
        </message>
        <message>
            <source>%1 (a name, which only a pod can resolve)</source>
            <translation>%1（名称，只有 Pod 才能解析）</translation>
        </message>
        <message>
            <source>%1 (a name that %2 does not declare)</source>
            <translation>%1（%2 没有声明这个名称）</translation>
        </message>
        <message>
            <source>%1 (%2 on %3)</source>
            <translation>%1（在 %3 上为 %2）</translation>
        </message>
        <message>
            <source>the peer</source>
            <translation>对端</translation>
        </message>
        <message>
            <source>it asks for namespaces with %1, and namespace %2 has no such label</source>
            <translation>它要求命名空间带有 %1，而命名空间 %2 没有这样的标签</translation>
        </message>
        <message>
            <source>it asks for namespaces with %1, and namespace %2 has %3</source>
            <translation>它要求命名空间带有 %1，而命名空间 %2 的标签是 %3</translation>
        </message>
        <message>
            <source>it asks for pods with %1, and %2 has no such label</source>
            <translation>它要求 Pod 带有 %1，而 %2 没有这样的标签</translation>
        </message>
        <message>
            <source>it asks for pods with %1, and %2 has %3</source>
            <translation>它要求 Pod 带有 %1，而 %2 的标签是 %3</translation>
        </message>
        <message>
            <source>its block %1 is no address block</source>
            <translation>它的 %1 不是地址段</translation>
        </message>
        <message>
            <source>%1 is in its block %2 but in the exception %3</source>
            <translation>%1 在它的地址段 %2 内，但属于例外 %3</translation>
        </message>
        <message>
            <source>its block %1 does not hold %2</source>
            <translation>它的地址段 %1 不包含 %2</translation>
        </message>
        <message>
            <source>its block %1 does not hold %2 (IPv4 blocks never hold IPv6 addresses, nor the reverse)</source>
            <translation>它的地址段 %1 不包含 %2（IPv4 地址段从不包含 IPv6 地址，反之亦然）</translation>
        </message>
        <message>
            <source>an empty peer matches nothing</source>
            <translation>空的对端不匹配任何对象</translation>
        </message>
        <message>
            <source>it admits pods, and %1 is no pod&apos;s own address: use an ipBlock</source>
            <translation>它放行的是 Pod，而 %1 不是 Pod 自己的地址：请使用 ipBlock</translation>
        </message>
        <message>
            <source>without a namespaceSelector it admits pods of namespace %1 only, and %2 is in %3</source>
            <translation>没有 namespaceSelector 时它只放行命名空间 %1 的 Pod，而 %2 在 %3 中</translation>
        </message>
        <message>
            <source>%1; %2</source>
            <translation>%1；%2</translation>
        </message>
        <message>
            <source>rule %1 admits this peer, but only on %2, not on %3</source>
            <translation>规则 %1 放行这个对端，但只限 %2，不包括 %3</translation>
        </message>
        <message>
            <source>rule %1 admits this port, but not this peer: %2</source>
            <translation>规则 %1 放行这个端口，但不放行这个对端：%2</translation>
        </message>
        <message>
            <source>rule %1 admits neither this port (only %2) nor this peer: %3</source>
            <translation>规则 %1 既不放行这个端口（只限 %2），也不放行这个对端：%3</translation>
        </message>
        <message>
            <source>pod %1</source>
            <translation>Pod %1</translation>
        </message>
        <message>
            <source>node %1</source>
            <translation>节点 %1</translation>
        </message>
        <message>
            <source>service %1</source>
            <translation>Service %1</translation>
        </message>
        <message>
            <source>nodeport %1</source>
            <translation>节点端口 %1</translation>
        </message>
        <message>
            <source>ingress %1</source>
            <translation>Ingress %1</translation>
        </message>
        <message>
            <source>name %1</source>
            <translation>名称 %1</translation>
        </message>
        <message>
            <source>external %1</source>
            <translation>外部 %1</translation>
        </message>
        <message>
            <source>%1 container %2</source>
            <translation>%1 的容器 %2</translation>
        </message>
        <message>
            <source>Steps (* is shown by the API, the rest is known from how the plug-in works):</source>
            <translation>步骤（* 由 API 显示，其余根据网络插件的工作方式推断）：</translation>
        </message>
        <message>
            <source>ingress policy %1: rule %2 admits it</source>
            <translation>入站策略 %1：规则 %2 放行</translation>
        </message>
        <message>
            <source>egress policy %1: rule %2 admits it</source>
            <translation>出站策略 %1：规则 %2 放行</translation>
        </message>
        <message>
            <source>ingress policy %1: no rule admits it</source>
            <translation>入站策略 %1：没有规则放行</translation>
        </message>
        <message>
            <source>egress policy %1: no rule admits it</source>
            <translation>出站策略 %1：没有规则放行</translation>
        </message>
        <message>
            <source>ingress policy %1: no rule admits it (%2)</source>
            <translation>入站策略 %1：没有规则放行（%2）</translation>
        </message>
        <message>
            <source>egress policy %1: no rule admits it (%2)</source>
            <translation>出站策略 %1：没有规则放行（%2）</translation>
        </message>
        <message>
            <source>%1 and %2 more</source>
            <translation>%1 等，另有 %2 个</translation>
        </message>
        <message>
            <source>%1 is a policy of another kind than NetworkPolicy, not evaluated here: the verdict may differ</source>
            <translation>%1 是 NetworkPolicy 以外的策略，这里没有评估：实际结论可能不同</translation>
        </message>
        <message>
            <source>%1 are policies of another kind than NetworkPolicy, not evaluated here: the verdict may differ</source>
            <translation>%1 是 NetworkPolicy 以外的策略，这里没有评估：实际结论可能不同</translation>
        </message>
        <message>
            <source>From:</source>
            <translation>起点：</translation>
        </message>
        <message>
            <source>To:</source>
            <translation>终点：</translation>
        </message>
        <message>
            <source>, port %1</source>
            <translation>，端口 %1</translation>
        </message>
        <message>
            <source>Verdict:</source>
            <translation>结论：</translation>
        </message>
        <message>
            <source>Enforced:</source>
            <translation>执行：</translation>
        </message>
        <message>
            <source>Endpoints:</source>
            <translation>端点：</translation>
        </message>
        <message>
            <source>Policy:</source>
            <translation>策略：</translation>
        </message>
        <message>
            <source>Unread:</source>
            <translation>未评估：</translation>
        </message>
        <message>
            <source>Note:</source>
            <translation>注：</translation>
        </message>
        <message>
            <source>a packet starts at a pod, a node or an address</source>
            <translation>数据包的起点是 Pod、节点或地址</translation>
        </message>
        <message>
            <source>node %1 is not Ready (%2): packets between the nodes cannot be relied on. Bring its kubelet and network plug-in back.</source>
            <translation>节点 %1 未就绪（%2）：节点之间的数据包不可靠。请恢复该节点的 kubelet 和网络插件。</translation>
        </message>
        <message>
            <source>nodes %1 and %2 are set up differently (%3; %4): what one sends the other does not unwrap. Give both the same plug-in configuration.</source>
            <translation>节点 %1 和 %2 的配置不同（%3；%4）：一方发出的封装另一方无法解开。请为两者使用相同的插件配置。</translation>
        </message>
        <message>
            <source>node %1 has no podCIDR: no route leads to its pods. Let the controller manager allocate node CIDRs (--allocate-node-cidrs).</source>
            <translation>节点 %1 没有 podCIDR：没有路由通向它的 Pod。请让控制器管理器分配节点 CIDR（--allocate-node-cidrs）。</translation>
        </message>
        <message>
            <source>whether node %1 puts its own address in place of the pod&apos;s on packets to other nodes is not shown by the API: node %2 may see either; the pod&apos;s is drawn</source>
            <translation>API 没有显示节点 %1 是否在发往其他节点的数据包上用自己的地址替换 Pod 的地址：节点 %2 可能看到其中任一个；图中画的是 Pod 的地址</translation>
        </message>
        <message>
            <source>address %1 lies in node %2&apos;s pod block %3, but no running pod has it. Look up the pod&apos;s address again, or use its Service.</source>
            <translation>地址 %1 位于节点 %2 的 Pod 地址段 %3 中，但没有运行中的 Pod 使用它。请重新查看该 Pod 的地址，或使用它的 Service。</translation>
        </message>
        <message>
            <source>pods/%1 declares no port named %2. It declares none.</source>
            <translation>pods/%1 没有声明名为 %2 的端口。它没有声明任何端口。</translation>
        </message>
        <message>
            <source>pods/%1 declares no port named %2. It declares %3.</source>
            <translation>pods/%1 没有声明名为 %2 的端口。它声明的是 %3。</translation>
        </message>
        <message>
            <source>%1 has no named ports: give the number</source>
            <translation>%1 没有带名称的端口：请给出端口号</translation>
        </message>
        <message>
            <source>Both ends are in one pod: they share its network namespace and reach each other on localhost; no policy can stop that. The server must listen on 127.0.0.1 or on all addresses.</source>
            <translation>两端在同一个 Pod 中：它们共享网络命名空间，通过 localhost 互相访问；任何策略都无法阻止。服务端必须监听 127.0.0.1 或所有地址。</translation>
        </message>
        <message>
            <source>pod addresses are not routed outside of the cluster by most plug-ins: use a Service of type NodePort or LoadBalancer, or an Ingress</source>
            <translation>大多数插件不会把 Pod 地址路由到集群之外：请使用 NodePort 或 LoadBalancer 类型的 Service，或者 Ingress</translation>
        </message>
        <message>
            <source>The nearest is pod %1, whose %2 is %3, not %4.</source>
            <translation>最接近的是 Pod %1，它的 %2 是 %3，而不是 %4。</translation>
        </message>
        <message>
            <source>The nearest is pod %1, whose %2 label is missing, not %3.</source>
            <translation>最接近的是 Pod %1，它缺少标签 %2（应为 %3）。</translation>
        </message>
        <message>
            <source>readiness gate %1 is not True</source>
            <translation>就绪门控 %1 不为 True</translation>
        </message>
        <message>
            <source>container %1 waits</source>
            <translation>容器 %1 在等待</translation>
        </message>
        <message>
            <source>container %1 waits: %2</source>
            <translation>容器 %1 在等待：%2</translation>
        </message>
        <message>
            <source>the readiness probe of container %1 fails</source>
            <translation>容器 %1 的就绪探针失败</translation>
        </message>
        <message>
            <source>phase not known</source>
            <translation>阶段未知</translation>
        </message>
        <message>
            <source>phase %1</source>
            <translation>阶段为 %1</translation>
        </message>
        <message>
            <source>%1 selects %2, and no pod of namespace %3 carries that: the connection is refused.</source>
            <translation>%1 选择 %2，而命名空间 %3 中没有 Pod 带有它：连接被拒绝。</translation>
        </message>
        <message>
            <source>Correct the selector or the pods&apos; labels.</source>
            <translation>请更正选择算符或 Pod 的标签。</translation>
        </message>
        <message>
            <source>%1 sends to the port named %2, which no container of %3 declares.</source>
            <translation>%1 发往名为 %2 的端口，而 %3 中没有容器声明它。</translation>
        </message>
        <message>
            <source>%1 sends to the port named %2, which no container of %3 declares (it declares %4).</source>
            <translation>%1 发往名为 %2 的端口，而 %3 中没有容器声明它（它声明的是 %4）。</translation>
        </message>
        <message>
            <source>Correct targetPort or the container&apos;s port name.</source>
            <translation>请更正 targetPort 或容器的端口名称。</translation>
        </message>
        <message>
            <source>%1 keeps traffic on the node (traffic policy Local), and this node has no ready endpoint: the packet is dropped. Nodes with one: %2.</source>
            <translation>%1 把流量留在本节点（流量策略 Local），而本节点没有就绪的端点：数据包被丢弃。有端点的节点：%2。</translation>
        </message>
        <message>
            <source>%1 has no endpoints and no selector: whoever owns it must write its EndpointSlice.</source>
            <translation>%1 没有端点也没有选择算符：其所有者必须自行写入 EndpointSlice。</translation>
        </message>
        <message>
            <source>%1 has no endpoints though pods are ready: the connection is refused. The endpoint controller has not written them yet, or does not run.</source>
            <translation>Pod 已就绪，但 %1 没有端点：连接被拒绝。端点控制器还没有写入，或者没有运行。</translation>
        </message>
        <message>
            <source>services/%1 has trafficDistribution %2</source>
            <translation>services/%1 的 trafficDistribution 为 %2</translation>
        </message>
        <message>
            <source>pod %1 declares no port named %2: for this port it is no endpoint</source>
            <translation>Pod %1 没有声明名为 %2 的端口：对这个端口而言它不是端点</translation>
        </message>
        <message>
            <source>waits</source>
            <translation>在等待</translation>
        </message>
        <message>
            <source>waits: %1</source>
            <translation>在等待：%1</translation>
        </message>
        <message>
            <source>has ended</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>has ended: %1</source>
            <translation>已结束：%1</translation>
        </message>
        <message>
            <source>container %1 %2</source>
            <translation>容器 %1 %2</translation>
        </message>
        <message>
            <source>%1 has %2 and %3 has %4: IPv4 and IPv6 do not meet, and nothing translates between them. Give both ends an address of one family (dual-stack).</source>
            <translation>%1 的地址是 %2，%3 的地址是 %4：IPv4 与 IPv6 互不相通，也没有什么在两者之间转换。请为两端提供同一协议族的地址（双栈）。</translation>
        </message>
        <message>
            <source> (and no namespace %1)</source>
            <translation>（也没有命名空间 %1）</translation>
        </message>
        <message>
            <source>pods/%1 container %2</source>
            <translation>pods/%1 的容器 %2</translation>
        </message>
        <message>
            <source>no such container; the pod has %1</source>
            <translation>没有这个容器；该 Pod 有 %1</translation>
        </message>
        <message>
            <source>address %1 is claimed by %2: only one of them can have it; delete the stale pod</source>
            <translation>地址 %1 被 %2 同时占用：只有一个能真正拥有它；请删除过时的 Pod</translation>
        </message>
        <message>
            <source>the node has no InternalIP in .status.addresses yet: nothing can be sent to it or from it</source>
            <translation>该节点的 .status.addresses 中还没有 InternalIP：无法向它发送，也无法从它发送</translation>
        </message>
        <message>
            <source>the source pod %1</source>
            <translation>源 Pod %1</translation>
        </message>
        <message>
            <source>the destination pod %1</source>
            <translation>目标 Pod %1</translation>
        </message>
        <message>
            <source>Look at its events (describe pod) to see what it waits for.</source>
            <translation>请查看它的事件（describe pod），了解它在等待什么。</translation>
        </message>
        <message>
            <source>%1 is %2: it runs nothing any more and its address may be another pod&apos;s. Name a running pod.</source>
            <translation>%1 处于 %2：它不再运行任何东西，其地址可能已属于另一个 Pod。请给出一个运行中的 Pod。</translation>
        </message>
        <message>
            <source>not started</source>
            <translation>尚未启动</translation>
        </message>
        <message>
            <source>%1 has no address yet: it is %2.</source>
            <translation>%1 还没有地址：它处于 %2。</translation>
        </message>
        <message>
            <source>%1 has no address yet: it is %2; %3.</source>
            <translation>%1 还没有地址：它处于 %2；%3。</translation>
        </message>
        <message>
            <source>%1 is %2, not Running.</source>
            <translation>%1 处于 %2，而不是 Running。</translation>
        </message>
        <message>
            <source>%1 is %2, not Running; %3.</source>
            <translation>%1 处于 %2，而不是 Running；%3。</translation>
        </message>
        <message>
            <source>container %1 of the source pod %2 %3, so that it sends nothing. Name one that runs.</source>
            <translation>源 Pod %2 的容器 %1 %3，因此不会发送任何数据。请给出一个正在运行的容器。</translation>
        </message>
        <message>
            <source>container %1 of the destination pod %2 %3, so that nothing listens there. Look at its logs (of the previous run, too) and at the pod&apos;s events.</source>
            <translation>目标 Pod %2 的容器 %1 %3，因此没有进程在监听。请查看它的日志（包括上一次运行的）以及 Pod 的事件。</translation>
        </message>
        <message>
            <source>no container of %1 declares port %2. That alone blocks nothing; see that something listens there</source>
            <translation>%1 的容器都没有声明端口 %2。仅此不会阻断任何流量；请确认有进程在该端口监听</translation>
        </message>
        <message>
            <source>no container of %1 declares port %2 (declared: %3). That alone blocks nothing; see that something listens there</source>
            <translation>%1 的容器都没有声明端口 %2（已声明：%3）。仅此不会阻断任何流量；请确认有进程在该端口监听</translation>
        </message>
        <message>
            <source>TLS ends here, with the certificate of secret (the controller&apos;s default).</source>
            <translation>TLS 在此终止，使用控制器的默认证书。</translation>
        </message>
        <message>
            <source>TLS ends here, with the certificate of secret %1.</source>
            <translation>TLS 在此终止，使用 Secret %1 中的证书。</translation>
        </message>
        <message>
            <source>host %1 has no rule for path %2, and no default backend: the controller answers 404. Paths with rules: %3.</source>
            <translation>主机 %1 没有路径 %2 的规则，也没有默认后端：控制器应答 404。有规则的路径：%3。</translation>
        </message>
        <message>
            <source>no Ingress has a rule for %1: there is none.</source>
            <translation>没有 Ingress 有 %1 的规则：集群中没有任何 Ingress。</translation>
        </message>
        <message>
            <source>no Ingress has a rule for %1. Hosts with rules: %2.</source>
            <translation>没有 Ingress 有 %1 的规则。有规则的主机：%2。</translation>
        </message>
        <message>
            <source>an Ingress carries HTTP over TCP only, not %1. Use a Service of type NodePort or LoadBalancer.</source>
            <translation>Ingress 只承载基于 TCP 的 HTTP，不支持 %1。请使用 NodePort 或 LoadBalancer 类型的 Service。</translation>
        </message>
        <message>
            <source>%1 leads to a resource, not to a Service: only its controller knows what that is.</source>
            <translation>%1 指向一个资源，而不是 Service：只有其控制器知道那是什么。</translation>
        </message>
        <message>
            <source>%1 has pathType ImplementationSpecific: it is read as Prefix, and the controller may read it otherwise</source>
            <translation>%1 的 pathType 为 ImplementationSpecific：这里按 Prefix 处理，控制器可能另有解释</translation>
        </message>
        <message>
            <source>%1 names no class and no IngressClass is the default: whether a controller serves it is the controller&apos;s choice</source>
            <translation>%1 没有指定类，也没有默认的 IngressClass：是否提供服务由控制器决定</translation>
        </message>
        <message>
            <source>%1 names class %2, which does not exist (there is %3): no controller serves it. Correct .spec.ingressClassName.</source>
            <translation>%1 指定的类 %2 不存在（现有 %3）：没有控制器为它服务。请更正 .spec.ingressClassName。</translation>
        </message>
        <message>
            <source>services/%1 opens node port %2 for the controller: clients, or a balancer before the nodes, must send there</source>
            <translation>services/%1 为控制器开放节点端口 %2：客户端或节点前面的负载均衡器必须发往该端口</translation>
        </message>
        <message>
            <source>the Ingress controller %1 has no load balancer, node port or host port for port %2: nothing outside reaches it. Give it a Service of type LoadBalancer or NodePort.</source>
            <translation>Ingress 控制器 %1 的端口 %2 没有负载均衡器、节点端口或主机端口：集群外无法到达它。请为它提供 LoadBalancer 或 NodePort 类型的 Service。</translation>
        </message>
        <message>
            <source>%1 names Service %2, which is not in namespace %3. Create it or correct the name.</source>
            <translation>%1 指定的 Service %2 不在命名空间 %3 中。请创建它或更正名称。</translation>
        </message>
        <message>
            <source>%1 names port %2 of Service %3, which it does not have (an Ingress names the Service&apos;s port, not the pod&apos;s).</source>
            <translation>%1 指定了 Service %3 的端口 %2，而它没有这个端口（Ingress 指定的是 Service 的端口，不是 Pod 的端口）。</translation>
        </message>
        <message>
            <source>%1 leads to Service %2, but no pod of a controller for class &quot;%3&quot; is seen in the cluster. Install it, or trace from its pod to svc:%4.</source>
            <translation>%1 指向 Service %2，但集群中看不到类 “%3” 的控制器 Pod。请安装它，或者从它的 Pod 追踪到 svc:%4。</translation>
        </message>
        <message>
            <source>%1 leads to Service %2, but no pod of a controller for class &quot;%3&quot; (%4) is seen in the cluster. Install it, or trace from its pod to svc:%5.</source>
            <translation>%1 指向 Service %2，但集群中看不到类 “%3”（%4）的控制器 Pod。请安装它，或者从它的 Pod 追踪到 svc:%5。</translation>
        </message>
        <message>
            <source>The controller reads the HTTP request for %1, finds Service %2 and opens a connection of its own to one of its endpoints; the cluster address is not used.</source>
            <translation>控制器读取发往 %1 的 HTTP 请求，找到 Service %2，并自行与它的一个端点建立新连接；不使用集群 IP。</translation>
        </message>
        <message>
            <source>The Ingress controller is not reached.</source>
            <translation>无法到达 Ingress 控制器。</translation>
        </message>
        <message>
            <source>services/%1 is only a DNS alias of %2: the controller connects to that name itself.</source>
            <translation>services/%1 只是 %2 的 DNS 别名：控制器自行连接该名称。</translation>
        </message>
        <message>
            <source>the controller %1 has no address of the family of %2.</source>
            <translation>控制器 %1 没有与 %2 同一协议族的地址。</translation>
        </message>
        <message>
            <source>the cluster&apos;s DNS has no such name (NXDOMAIN): there is no Service %1</source>
            <translation>集群 DNS 中没有这个名称（NXDOMAIN）：没有 Service %1</translation>
        </message>
        <message>
            <source>whether pods ask the node&apos;s DNS cache %1 is set in the kubelet (clusterDNS), which the API does not show</source>
            <translation>Pod 是否查询节点上的 DNS 缓存 %1，由 kubelet 的设置（clusterDNS）决定，API 不显示它</translation>
        </message>
        <message>
            <source>The node&apos;s own DNS cache answers at once if it knows; else it asks the cluster&apos;s DNS itself, by TCP.</source>
            <translation>节点自己的 DNS 缓存如有记录会立即应答；否则由它自己通过 TCP 查询集群 DNS。</translation>
        </message>
        <message>
            <source>Allow UDP and TCP 53 from %1 to %2 (an ipBlock).</source>
            <translation>请允许从 %1 到 %2（ipBlock）的 UDP 和 TCP 53。</translation>
        </message>
        <message>
            <source>the name %1 cannot be looked up, so the connection is not even tried.</source>
            <translation>名称 %1 无法解析，因此根本不会尝试连接。</translation>
        </message>
        <message>
            <source>The process looks the name up first: by its /etc/resolv.conf (search domains, ndots:5) it asks for %1, in this order.</source>
            <translation>进程先解析名称：根据 /etc/resolv.conf（搜索域，ndots:5），依次查询 %1。</translation>
        </message>
        <message>
            <source>The process looks the name up first: by its /etc/resolv.conf (search domains, ndots:5) it asks for %1.</source>
            <translation>进程先解析名称：根据 /etc/resolv.conf（搜索域，ndots:5），查询 %1。</translation>
        </message>
        <message>
            <source>no Service of the cluster&apos;s DNS (kube-system/kube-dns) is seen: the way of the lookup is not drawn</source>
            <translation>没有发现集群 DNS 的 Service（kube-system/kube-dns）：没有画出名称解析的路径</translation>
        </message>
        <message>
            <source>the way of the lookup cannot be told: %1</source>
            <translation>无法说明名称解析的路径：%1</translation>
        </message>
        <message>
            <source>DNS is admitted by UDP but not by TCP 53: answers that do not fit a datagram fail</source>
            <translation>DNS 允许 UDP 53，但不允许 TCP 53：一个数据报放不下的应答会失败</translation>
        </message>
        <message>
            <source>Allow UDP and TCP 53 from %1 to the pods of services/%2.</source>
            <translation>请允许从 %1 到 services/%2 的 Pod 的 UDP 和 TCP 53。</translation>
        </message>
        <message>
            <source>%1 does not ask the cluster&apos;s DNS, which alone knows %2. Use an address, a node port or an Ingress.</source>
            <translation>%1 不查询集群 DNS，而只有集群 DNS 知道 %2。请使用地址、节点端口或 Ingress。</translation>
        </message>
        <message>
            <source>%1 does not ask the cluster&apos;s DNS, which alone knows %2: a pod on the host&apos;s network uses the node&apos;s resolver. Set dnsPolicy: ClusterFirstWithHostNet, or use the address.</source>
            <translation>%1 不查询集群 DNS，而只有集群 DNS 知道 %2：使用主机网络的 Pod 用的是节点的解析器。请设置 dnsPolicy: ClusterFirstWithHostNet，或使用地址。</translation>
        </message>
        <message>
            <source>%1 does not ask the cluster&apos;s DNS, which alone knows %2: its dnsPolicy is %3. Use ClusterFirst, or the address.</source>
            <translation>%1 不查询集群 DNS，而只有集群 DNS 知道 %2：它的 dnsPolicy 是 %3。请使用 ClusterFirst，或使用地址。</translation>
        </message>
        <message>
            <source>DNS answers: %1 is %2.</source>
            <translation>DNS 应答：%1 是 %2。</translation>
        </message>
        <message>
            <source>an alias of %1</source>
            <translation>%1 的别名</translation>
        </message>
        <message>
            <source>the addresses of its ready pods</source>
            <translation>其就绪 Pod 的地址</translation>
        </message>
        <message>
            <source>%1 is no name of the cluster but an Ingress has it for a host: it is taken to lead to the Ingress controller</source>
            <translation>%1 不是集群内的名称，但有 Ingress 以它为主机：这里认为它指向 Ingress 控制器</translation>
        </message>
        <message>
            <source>%1 is no name of the cluster: its DNS passes the question on, and what is answered is not in the API. Trace ip:ADDRESS with what the name stands for.</source>
            <translation>%1 不是集群内的名称：集群 DNS 会转发该查询，而应答内容不在 API 中。请用该名称对应的地址追踪 ip:ADDRESS。</translation>
        </message>
        <message>
            <source>It puts its own address %1 in place of the client&apos;s, so that replies come back through it; policies see that address.</source>
            <translation>它用自己的地址 %1 替换客户端的地址，使应答经它返回；策略看到的是该地址。</translation>
        </message>
        <message>
            <source>The node (kube-proxy, %1) rewrites %2 to the endpoint %3.</source>
            <translation>节点（kube-proxy，%1）把 %2 改写为端点 %3。</translation>
        </message>
        <message>
            <source>The client&apos;s address is kept (externalTrafficPolicy: Local).</source>
            <translation>客户端的地址保持不变（externalTrafficPolicy: Local）。</translation>
        </message>
        <message>
            <source>Balancers ask port %1 which nodes have an endpoint.</source>
            <translation>负载均衡器通过端口 %1 查询哪些节点有端点。</translation>
        </message>
        <message>
            <source>a port of/%1</source>
            <translation>任何端口/%1</translation>
        </message>
        <message>
            <source>No Service has a node port.</source>
            <translation>没有 Service 开放节点端口。</translation>
        </message>
        <message>
            <source>Open are %1.</source>
            <translation>已开放的有 %1。</translation>
        </message>
        <message>
            <source>no Service opens %1 on the nodes.</source>
            <translation>没有 Service 在节点上开放 %1。</translation>
        </message>
        <message>
            <source>several node ports are open: say which with --port (%1)</source>
            <translation>开放了多个节点端口：请用 --port 指明（%1）</translation>
        </message>
        <message>
            <source>node %1 has no InternalIP in .status.addresses yet: nothing can be sent to it.</source>
            <translation>节点 %1 的 .status.addresses 中还没有 InternalIP：无法向它发送。</translation>
        </message>
        <message>
            <source>%1 (no address block)</source>
            <translation>%1（不是地址段）</translation>
        </message>
        <message>
            <source>services/%1 admits only its loadBalancerSourceRanges (%2), and %3 is in none of them: the packet is dropped. Add the client&apos;s range.</source>
            <translation>services/%1 只放行其 loadBalancerSourceRanges（%2），而 %3 不在其中：数据包被丢弃。请加入客户端的地址段。</translation>
        </message>
        <message>
            <source>From outside use a NodePort, a load balancer or an Ingress.</source>
            <translation>从集群外访问请使用 NodePort、负载均衡器或 Ingress。</translation>
        </message>
        <message>
            <source>From outside use its node port (nodeport:NODE, port %1).</source>
            <translation>从集群外访问请使用它的节点端口（nodeport:NODE，端口 %1）。</translation>
        </message>
        <message>
            <source>services/%1 asks for a load balancer and has none yet (.status.loadBalancer.ingress is empty): a cloud controller (or MetalLB and its like) must give it an address; see the Service&apos;s events.</source>
            <translation>services/%1 请求负载均衡器，但还没有得到（.status.loadBalancer.ingress 为空）：必须由云控制器（或 MetalLB 等）为它分配地址；请查看该 Service 的事件。</translation>
        </message>
        <message>
            <source>a ClusterIP exists only inside of the cluster: %1 has no route to %2.</source>
            <translation>ClusterIP 只存在于集群内部：%1 没有通向 %2 的路由。</translation>
        </message>
        <message>
            <source>Whoever routes %1 (externalIPs; not the cluster) sends it to one of the nodes; which one is its choice.</source>
            <translation>由负责路由 %1 的一方（externalIPs；不是集群）把它发往某个节点；选哪个节点由它决定。</translation>
        </message>
        <message>
            <source>The load balancer at %1 sends it to one of the nodes (many to node port %2); which one, and whether to a node at all or straight to a pod, is its own choice.</source>
            <translation>位于 %1 的负载均衡器把它发往某个节点（多数发往节点端口 %2）；选哪个节点，还是直接发往 Pod，由它自己决定。</translation>
        </message>
        <message>
            <source>The load balancer at %1 sends it to one of the nodes; which one, and whether to a node at all or straight to a pod, is its own choice.</source>
            <translation>位于 %1 的负载均衡器把它发往某个节点；选哪个节点，还是直接发往 Pod，由它自己决定。</translation>
        </message>
        <message>
            <source>the node of %1 is not known: what it does with %2 cannot be told.</source>
            <translation>%1 所在的节点未知：无法说明它如何处理 %2。</translation>
        </message>
        <message>
            <source>Port %1 of the node is given to this pod alone (hostPort).</source>
            <translation>节点的端口 %1 只给这个 Pod 使用（hostPort）。</translation>
        </message>
        <message>
            <source>The Service&apos;s address %1 is on the node&apos;s device kube-ipvs0: there IPVS (kube-proxy, ipvs) rewrites it to the endpoint %2.</source>
            <translation>Service 的地址 %1 在节点的设备 kube-ipvs0 上：IPVS（kube-proxy，ipvs）在那里把它改写为端点 %2。</translation>
        </message>
        <message>
            <source>The Service&apos;s address %1 is on no device: the source&apos;s node (kube-proxy, nftables, table kube-proxy) rewrites it to the endpoint %2.</source>
            <translation>Service 的地址 %1 不在任何设备上：源节点（kube-proxy，nftables，表 kube-proxy）把它改写为端点 %2。</translation>
        </message>
        <message>
            <source>The Service&apos;s address %1 is on no device: the source&apos;s node (kube-proxy, %2, chains KUBE-SERVICES, KUBE-SVC-…, KUBE-SEP-…) rewrites it to the endpoint %3.</source>
            <translation>Service 的地址 %1 不在任何设备上：源节点（kube-proxy，%2，链 KUBE-SERVICES、KUBE-SVC-…、KUBE-SEP-…）把它改写为端点 %3。</translation>
        </message>
        <message>
            <source>it has several ports: say which with --port (%1)</source>
            <translation>它有多个端口：请用 --port 指明（%1）</translation>
        </message>
        <message>
            <source>%1 has no ports (.spec.ports is empty): nothing can be sent to it. Add the port it should offer.</source>
            <translation>%1 没有端口（.spec.ports 为空）：无法向它发送。请加入它应提供的端口。</translation>
        </message>
        <message>
            <source>a port of %1</source>
            <translation>%1 端口</translation>
        </message>
        <message>
            <source>%1 does not offer %2: the port is there with another protocol. It offers %3.</source>
            <translation>%1 不提供 %2：该端口使用另一种协议。它提供 %3。</translation>
        </message>
        <message>
            <source>%1 does not offer %2. It offers %3.</source>
            <translation>%1 不提供 %2。它提供 %3。</translation>
        </message>
        <message>
            <source>The Service has %1 ready endpoints; which one is taken is by turns (round robin), and then kept for this client (sessionAffinity ClientIP); the way to %2 is drawn.</source>
            <translation>该 Service 有 %1 个就绪的端点；轮流选取（round robin），此后对该客户端保持不变（sessionAffinity ClientIP）；图中画的是去往 %2 的路径。</translation>
        </message>
        <message>
            <source>The Service has %1 ready endpoints; which one is taken is by turns (round robin); the way to %2 is drawn.</source>
            <translation>该 Service 有 %1 个就绪的端点；轮流选取（round robin）；图中画的是去往 %2 的路径。</translation>
        </message>
        <message>
            <source>The Service has %1 ready endpoints; which one is taken is chance, and then kept for this client (sessionAffinity ClientIP); the way to %2 is drawn.</source>
            <translation>该 Service 有 %1 个就绪的端点；随机选取，此后对该客户端保持不变（sessionAffinity ClientIP）；图中画的是去往 %2 的路径。</translation>
        </message>
        <message>
            <source>The Service has %1 ready endpoints; which one is taken is chance; the way to %2 is drawn.</source>
            <translation>该 Service 有 %1 个就绪的端点；随机选取；图中画的是去往 %2 的路径。</translation>
        </message>
        <message>
            <source>services/%1 may send to any of %2 endpoints, and policies admit only some of them: connections succeed and fail by chance.</source>
            <translation>services/%1 可能发往 %2 个端点中的任何一个，而策略只放行其中一部分：连接时成时败，全凭运气。</translation>
        </message>
        <message>
            <source>services/%1 has no cluster address yet (.spec.clusterIP is empty): it was never created on a server, or the server has not assigned one.</source>
            <translation>services/%1 还没有集群 IP（.spec.clusterIP 为空）：它从未在服务器上创建，或者服务器还没有分配。</translation>
        </message>
        <message>
            <source>services/%1 has the address %2, and %3 has %4: IPv4 and IPv6 do not meet. Make the Service dual-stack (ipFamilyPolicy) or give the sender an address of that family.</source>
            <translation>services/%1 的地址是 %2，而 %3 的地址是 %4：IPv4 与 IPv6 互不相通。请把 Service 设为双栈（ipFamilyPolicy），或为发送方提供该协议族的地址。</translation>
        </message>
        <message>
            <source>services/%1 is a DNS alias (ExternalName) of %2, which is a name of this cluster: it is followed</source>
            <translation>services/%1 是 %2 的 DNS 别名（ExternalName），而它是本集群内的名称：继续追踪</translation>
        </message>
        <message>
            <source>services/%1 is only a DNS alias of %2: it has no address and no ports; the client looks that name up and connects to it itself. Trace ip:ADDRESS with what the name stands for.</source>
            <translation>services/%1 只是 %2 的 DNS 别名：它没有地址也没有端口；客户端自行解析该名称并连接。请用该名称对应的地址追踪 ip:ADDRESS。</translation>
        </message>
        <message>
            <source>%1 has no %2 address, and %3 is one: nothing translates between them.</source>
            <translation>%1 没有 %2 地址，而 %3 正是这种地址：没有什么在两者之间转换。</translation>
        </message>
        <message>
            <source>Cilium points the socket at the endpoint %1 when the process connects to %2.</source>
            <translation>进程连接 %2 时，Cilium 把套接字直接指向端点 %1。</translation>
        </message>
        <message>
            <source>hairpin: the bridge must be in hairpin or promiscuous mode, and what policies say to it is the plug-in&apos;s choice</source>
            <translation>发夹：网桥必须处于发夹模式或混杂模式；策略如何对待它由插件决定</translation>
        </message>
        <message>
            <source>The endpoint is the sender itself (hairpin): the node puts its own address %1 in place of the sender&apos;s, else the answer would never come back through it.</source>
            <translation>端点就是发送方自己（发夹）：节点用自己的地址 %1 替换发送方的地址，否则应答不会再经过节点返回。</translation>
        </message>
        <message>
            <source>The source is rewritten to %1 too (kube-proxy masquerades all).</source>
            <translation>源地址也被改写为 %1（kube-proxy 对所有流量做地址伪装）。</translation>
        </message>
        <message>
            <source>The endpoint is the sender itself (hairpin): the source is rewritten too, else the answer would never come back through the node.</source>
            <translation>端点就是发送方自己（发夹）：源地址也被改写，否则应答不会再经过节点返回。</translation>
        </message>
        <message>
            <source>The source is rewritten to %1 too (kube-proxy masquerades what is from outside of the pods&apos; range).</source>
            <translation>源地址也被改写为 %1（kube-proxy 对来自 Pod 地址段以外的流量做地址伪装）。</translation>
        </message>
        <message>
            <source>services/%1 is headless: its name gives the pods&apos; addresses and no port is translated. Connect to the pod&apos;s port %2, not to %3.</source>
            <translation>services/%1 是无头服务：它的名称直接解析为 Pod 的地址，端口不做转换。请连接 Pod 的端口 %2，而不是 %3。</translation>
        </message>
        <message>
            <source>services/%1 is headless: DNS answers with the pods&apos; addresses; no address is rewritten</source>
            <translation>services/%1 是无头服务：DNS 应答 Pod 的地址；不改写任何地址</translation>
        </message>
        <message>
            <source>In %1, %2.</source>
            <translation>在 %1 中，%2。</translation>
        </message>
        <message>
            <source>It has no rules: add one that admits this.</source>
            <translation>它没有规则：请添加一条放行此连接的规则。</translation>
        </message>
        <message>
            <source>pod %1 is on the host&apos;s network: what selectors mean for it is undefined; it is taken as its node&apos;s address, as most plug-ins do</source>
            <translation>Pod %1 使用主机网络：选择算符对它的含义没有定义；这里像大多数插件那样，把它当作其节点的地址</translation>
        </message>
        <message>
            <source>names do not resolve in %1: no egress rule of %2 admits DNS (UDP and TCP %3 of %4)</source>
            <translation>%1 中无法解析名称：%2 没有放行 DNS 的出站规则（%4 的 UDP 和 TCP %3）</translation>
        </message>
        <message>
            <source>Here the destination&apos;s ingress policies stop it.</source>
            <translation>目标的入站策略在这里把它拦下。</translation>
        </message>
        <message>
            <source>Here the source&apos;s egress policies stop it.</source>
            <translation>源的出站策略在这里把它拦下。</translation>
        </message>
        <message>
            <source>But nothing enforces policies here (%1): the packet arrives all the same.</source>
            <translation>但这里没有什么会执行策略（%1）：数据包仍会到达。</translation>
        </message>
        <message>
            <source>%1 to %2: %3</source>
            <translation>%1 到 %2：%3</translation>
        </message>
        <message>
            <source>Egress policy %1 admits it.</source>
            <translation>出站策略 %1 放行。</translation>
        </message>
        <message>
            <source>Ingress policy %1 admits it.</source>
            <translation>入站策略 %1 放行。</translation>
        </message>
        <message>
            <source>No policy isolates either end.</source>
            <translation>没有策略隔离任何一端。</translation>
        </message>
        <message>
            <source>%1.</source>
            <comment>a sentence of its own</comment>
            <translation>%1。</translation>
        </message>
        <message>
            <source>%1 to %2 is allowed.</source>
            <translation>%1 到 %2 被允许。</translation>
        </message>
        <message>
            <source>%1 may not open this connection: policy %2 isolates it for egress and no rule admits %3 on %4.</source>
            <translation>%1 不得发起此连接：策略 %2 对其出站流量进行隔离，且没有规则放行 %3 的 %4。</translation>
        </message>
        <message>
            <source>%1 may not open this connection: policies %2 isolate it for egress and no rule admits %3 on %4.</source>
            <translation>%1 不得发起此连接：策略 %2 对其出站流量进行隔离，且没有规则放行 %3 的 %4。</translation>
        </message>
        <message>
            <source>%1 does not admit this connection: policy %2 isolates it for ingress and no rule admits %3 on %4.</source>
            <translation>%1 不接受此连接：策略 %2 对其入站流量进行隔离，且没有规则放行 %3 访问 %4。</translation>
        </message>
        <message>
            <source>%1 does not admit this connection: policies %2 isolate it for ingress and no rule admits %3 on %4.</source>
            <translation>%1 不接受此连接：策略 %2 对其入站流量进行隔离，且没有规则放行 %3 访问 %4。</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>nothing that was read is called that, and not everything was; write a pod as NAMESPACE/NAME, a Service as svc:NAMESPACE/NAME, an address as ip:ADDRESS</source>
            <translation>已读取的内容中没有叫这个名称的对象，而且并非全部都已读取；Pod 请写成 NAMESPACE/NAME，Service 写成 svc:NAMESPACE/NAME，地址写成 ip:ADDRESS</translation>
        </message>
        <message>
            <source>zone hints may keep the packet near: which zone node %1 is in was not read</source>
            <translation>区域提示可能使数据包留在附近：节点 %1 所在的区域未被读取</translation>
        </message>
        <message>
            <source>%1 itself enforces no network policy; whether something else does is not known: %2</source>
            <translation>%1 自身不执行任何网络策略；是否有其他组件执行未知：%2</translation>
        </message>
        <message>
            <source>It goes on to pod %1, which was not read: the rest of its way is not drawn.</source>
            <translation>它继续前往 Pod %1，而该 Pod 未被读取：没有画出其余的路径。</translation>
        </message>
        <message>
            <source>Nothing that was read has this address: it is taken for one outside of the cluster.</source>
            <translation>已读取的内容中没有对象使用此地址：这里把它当作集群之外的地址。</translation>
        </message>
        <message>
            <source>on %1 only: %2</source>
            <translation>仅限 %1：%2</translation>
        </message>
        <message>
            <source>rule %1 of policy %2</source>
            <translation>策略 %2 的规则 %1</translation>
        </message>
        <message>
            <source>the NetworkPolicies of namespace %1</source>
            <translation>命名空间 %1 的 NetworkPolicy</translation>
        </message>
        <message>
            <source>%1 admits pods by their labels, and %2</source>
            <translation>%1 按标签放行 Pod；%2</translation>
        </message>
        <message>
            <source>%1 admits some senders only, and which address this one has is not shown by the API</source>
            <translation>%1 只放行部分发送方，而 API 没有显示此发送方的地址</translation>
        </message>
        <message>
            <source>%1 admits namespaces with %2, and whether namespace %3 has that is not known: %4</source>
            <translation>%1 放行带有 %2 的命名空间，而命名空间 %3 是否带有它未知：%4</translation>
        </message>
        <message>
            <source>the namespace itself</source>
            <translation>该命名空间本身</translation>
        </message>
        <message>
            <source>%1 may admit more ports: it asks for something that was not read</source>
            <translation>%1 可能放行更多端口：它要求的内容未被读取</translation>
        </message>
        <message>
            <source>rule %1 admits this peer, but only on %2, and so on no port of %3</source>
            <translation>规则 %1 放行这个对端，但只限 %2，因此不放行任何 %3 端口</translation>
        </message>
        <message>
            <source>rule %1 does not admit this peer: %2</source>
            <translation>规则 %1 不放行这个对端：%2</translation>
        </message>
        <message>
            <source>ingress policy %1: whether a rule admits it is not known</source>
            <translation>入站策略 %1：是否有规则放行未知</translation>
        </message>
        <message>
            <source>egress policy %1: whether a rule admits it is not known</source>
            <translation>出站策略 %1：是否有规则放行未知</translation>
        </message>
        <message>
            <source>address %1 lies in node %2&apos;s pod block %3, and whose it is is not known</source>
            <translation>地址 %1 位于节点 %2 的 Pod 地址段 %3 中，而它属于谁未知</translation>
        </message>
        <message>
            <source>no port is said: %1 is taken, the first that %2 declares; it declares %3, too</source>
            <translation>没有指明端口：取 %1，即 %2 声明的第一个端口；它还声明了 %3</translation>
        </message>
        <message>
            <source>several Services share this address: say which port is meant with --port (%1)</source>
            <translation>多个 Service 共用这个地址：请用 --port 指明端口（%1）</translation>
        </message>
        <message>
            <source>none of the Services that share the address %1 offers %2. They offer %3.</source>
            <translation>共用地址 %1 的 Service 都不提供 %2。它们提供 %3。</translation>
        </message>
        <message>
            <source>%1 claim the same port of address %2: which of them nodes take is not settled; the first is traced</source>
            <translation>%1 都占用地址 %2 的同一个端口：节点采用哪一个没有规定；这里追踪第一个</translation>
        </message>
        <message>
            <source>services/%1 lists loadBalancerSourceRanges (%2), and %3 is in none of them: nodes make no rule for this address, so that the load balancer alone may refuse it</source>
            <translation>services/%1 列出了 loadBalancerSourceRanges（%2），而 %3 不在其中：节点不为此地址建立规则，因此只有负载均衡器可能拒绝它</translation>
        </message>
        <message>
            <source>The load balancer is known by its name %1 only, so that nodes make no rule for it. It passes the connection on or opens one of its own; from which address, and whether to a node or straight to a pod, is its own choice.</source>
            <translation>该负载均衡器只以名称 %1 为人所知，因此节点不为它建立规则。它会转发此连接，或自行建立新连接；使用哪个地址，以及发往节点还是直接发往 Pod，由它自己决定。</translation>
        </message>
        <message>
            <source>The load balancer at %1 takes the connection itself (ipMode Proxy: nodes make no rule for this address) and opens one of its own; from which address, and whether to a node or straight to a pod, is its own choice.</source>
            <translation>位于 %1 的负载均衡器自己接收此连接（ipMode Proxy：节点不为此地址建立规则），并自行建立新连接；使用哪个地址，以及发往节点还是直接发往 Pod，由它自己决定。</translation>
        </message>
        <message>
            <source>(load balancer)</source>
            <translation>（负载均衡器）</translation>
        </message>
        <message>
            <source>Where the load balancer sends to node port %1, the node (kube-proxy, %2) rewrites it to the endpoint %3.</source>
            <translation>如果负载均衡器发往节点端口 %1，则由节点（kube-proxy，%2）把它改写为端点 %3。</translation>
        </message>
        <message>
            <source>The load balancer&apos;s address is kept (externalTrafficPolicy: Local).</source>
            <translation>负载均衡器的地址保持不变（externalTrafficPolicy: Local）。</translation>
        </message>
        <message>
            <source>It puts its own address %1 in place of the load balancer&apos;s, so that replies come back through it.</source>
            <translation>它用自己的地址 %1 替换负载均衡器的地址，使应答经它返回。</translation>
        </message>
        <message>
            <source>The load balancer %1 opens a connection of its own, so that the endpoint does not see the sender&apos;s address.</source>
            <translation>负载均衡器 %1 自行建立新连接，因此端点看不到发送方的地址。</translation>
        </message>
        <message>
            <source>%1 has no selector: its endpoints are written by hand, and %2. Where it leads is not known.</source>
            <translation>%1 没有选择算符：其端点由人工写入；%2。它通向哪里未知。</translation>
        </message>
        <message>
            <source>%1 selects %2, and %3 makes such pods; but the files hold no pods of it, only their template. Whether anything answers is not known.</source>
            <translation>%1 选择 %2，而 %3 会创建这样的 Pod；但文件中没有它的 Pod，只有 Pod 模板。是否有什么应答未知。</translation>
        </message>
        <message>
            <source>%1 selects %2, and nothing is known of its endpoints: %3, and %4.</source>
            <translation>%1 选择 %2，而其端点情况未知：%3；%4。</translation>
        </message>
        <message>
            <source>%1 has no ready endpoint: the connection is refused. Why cannot be told: %2.</source>
            <translation>%1 没有就绪的端点：连接被拒绝。无法说明原因：%2。</translation>
        </message>
        <message>
            <source>%1: those of services/%2 are worked out from its selector</source>
            <translation>%1：services/%2 的端点由其选择算符推算得出</translation>
        </message>
        <message>
            <source>%1 is only a manifest here: no server has seen it, so that it has no address and runs on no node.</source>
            <translation>%1 在这里只是一份清单：没有服务器见过它，因此它没有地址，也不在任何节点上运行。</translation>
        </message>
        <message>
            <source>whether an Ingress has a rule for %1 is not known</source>
            <translation>是否有 Ingress 有 %1 的规则未知</translation>
        </message>
        <message>
            <source>%1 leads to %2 %3, not to a Service: only its controller knows what that is.</source>
            <translation>%1 指向 %2 %3，而不是 Service：只有其控制器知道那是什么。</translation>
        </message>
        <message>
            <source>%1 names no class, and which IngressClass is the default is not known: %2</source>
            <translation>%1 没有指定类，而默认的 IngressClass 是哪个未知：%2</translation>
        </message>
        <message>
            <source>%1 names Service %2, of which nothing is known</source>
            <translation>%1 指定的 Service %2 情况未知</translation>
        </message>
        <message>
            <source>%1 leads to Service %2; which pod is the controller for class &quot;%3&quot; is not known</source>
            <translation>%1 指向 Service %2；类 “%3” 的控制器是哪个 Pod 未知</translation>
        </message>
        <message>
            <source>Whether the Ingress controller is reached is not known.</source>
            <translation>是否能到达 Ingress 控制器未知。</translation>
        </message>
        <message>
            <source>whether the cluster&apos;s DNS has this name is not known: %1</source>
            <translation>集群 DNS 中是否有这个名称未知：%1</translation>
        </message>
        <message>
            <source>Service %1</source>
            <translation>Service %1</translation>
        </message>
        <message>
            <source>whether %1 is a Service&apos;s name or one of the world outside is not known</source>
            <translation>%1 是 Service 的名称还是集群之外的名称未知</translation>
        </message>
        <message>
            <source>whether a Service opens %1 on the nodes is not known</source>
            <translation>是否有 Service 在节点上开放 %1 未知</translation>
        </message>
        <message>
            <source>one of the endpoints is the sender itself (hairpin): for that one the bridge must be in hairpin or promiscuous mode, and what policies say to it is the plug-in&apos;s choice</source>
            <translation>其中一个端点就是发送方自己（发夹）：对它而言，网桥必须处于发夹模式或混杂模式；策略如何对待它由插件决定</translation>
        </message>
        <message>
            <source>NetworkPolicies are not in this file: one that stops this would not be seen</source>
            <translation>NetworkPolicy 不在此文件中：即使有策略阻止此连接，也看不到</translation>
        </message>
        <message>
            <source>%1 (%2).</source>
            <translation>%1（%2）。</translation>
        </message>
        <message>
            <source>there is no %1</source>
            <translation>没有 %1</translation>
        </message>
        <message>
            <source>%1; %2 is there, but only with the template of its pods: the files hold no pods of it</source>
            <translation>%1；%2 存在，但只有 Pod 模板：文件中没有它的 Pod</translation>
        </message>
        <message>
            <source>kube-proxy&apos;s mode is not known (%1): its default, %2, is drawn</source>
            <translation>kube-proxy 的模式未知（%1）：图中画的是其默认值 %2</translation>
        </message>
        <message>
            <source>%1: what happens on it, and on the way to other nodes, is not drawn</source>
            <translation>%1：没有画出其上以及去往其他节点途中发生的情况</translation>
        </message>
        <message>
            <source>%1 is taken for an address outside of the cluster, though %2: it may be one of theirs</source>
            <translation>%1 被当作集群之外的地址，但它可能属于未读取的对象：%2</translation>
        </message>
        <message>
            <source>%1, so that the policies which isolate it are not known</source>
            <translation>%1，因此隔离它的策略未知</translation>
        </message>
        <message>
            <source>%1 to %2 is allowed on every %3 port.</source>
            <translation>%1 到 %2 在所有 %3 端口上被允许。</translation>
        </message>
        <message>
            <source>%1 to %2 is allowed on %3 only: say which port is meant (--port).</source>
            <translation>%1 到 %2 只在 %3 上被允许：请指明端口（--port）。</translation>
        </message>
        <message>
            <source>It is the sender itself, which no policy isolates.</source>
            <translation>它就是发送方自己，没有策略隔离它。</translation>
        </message>
        <message>
            <source>It is the sender itself: policy %1 isolates it, but a pod&apos;s connections to itself are none of a policy&apos;s business.</source>
            <translation>它就是发送方自己：策略 %1 隔离它，但 Pod 到自身的连接不归策略管。</translation>
        </message>
        <message>
            <source>It is the sender itself: policies %1 isolate it, but a pod&apos;s connections to itself are none of a policy&apos;s business.</source>
            <translation>它就是发送方自己：策略 %1 隔离它，但 Pod 到自身的连接不归策略管。</translation>
        </message>
        <message>
            <source>whether %1 may open a connection to %2 is not known: %3.</source>
            <translation>%1 是否可以发起到 %2 的连接未知：%3。</translation>
        </message>
        <message>
            <source>whether %2 admits a connection from %1 is not known: %3.</source>
            <translation>%2 是否放行来自 %1 的连接未知：%3。</translation>
        </message>
        <message>
            <source>%1 may send on %2 only, and %3 admits %4 only: no port is open on both sides.</source>
            <translation>%1 只能在 %2 上发送，而 %3 只放行 %4：没有两端都开放的端口。</translation>
        </message>
        <message>
            <source>any %1 port</source>
            <translation>任意 %1 端口</translation>
        </message>
        <message>
            <source>%1 has no ready endpoint: none of the pods it selects (%2) is Ready; %3: %4. The connection is refused. Make the pod ready; publishNotReadyAddresses would include it as it is.</source>
            <translation>%1 没有就绪的端点：它选中的 Pod（%2 个）都未就绪；%3：%4。连接会被拒绝。请让该 Pod 就绪；publishNotReadyAddresses 会把它按现状纳入。</translation>
        </message>
    </context>
    <context>
        <name>Usage</name>
        <message>
            <source>%1 (%2% of request)</source>
            <translation>%1（请求的 %2%）</translation>
        </message>
        <message>
            <source>%1 (%2% of limit)</source>
            <translation>%1（限制的 %2%）</translation>
        </message>
        <message>
            <source>%1 (%2% of allocatable)</source>
            <translation>%1（可分配的 %2%）</translation>
        </message>
        <message>
            <source>%1 days</source>
            <translation>%1 天</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 小时</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分钟</translation>
        </message>
        <message>
            <source>not served</source>
            <translation>未提供</translation>
        </message>
        <message>
            <source>not readable here</source>
            <translation>此处无法读取</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>没有应答</translation>
        </message>
        <message>
            <source>not in this file</source>
            <translation>不在此文件中</translation>
        </message>
        <message>
            <source>not measured yet</source>
            <translation>尚未测量</translation>
        </message>
        <message>
            <source>not mounted</source>
            <translation>未挂载</translation>
        </message>
        <message>
            <source>not told yet</source>
            <translation>尚未得知</translation>
        </message>
        <message>
            <source>not reported by this driver</source>
            <translation>此驱动不报告</translation>
        </message>
        <message>
            <source>its node does not answer</source>
            <translation>它所在的节点没有应答</translation>
        </message>
        <message>
            <source>%1, no limit is told</source>
            <translation>%1，未告知上限</translation>
        </message>
        <message>
            <source>no limit is told</source>
            <translation>未告知上限</translation>
        </message>
        <message>
            <source>%1% of inodes</source>
            <translation>inode 的 %1%</translation>
        </message>
        <message>
            <source>%1 used</source>
            <translation>已用 %1</translation>
        </message>
        <message>
            <source>of %1, how full is not told</source>
            <translation>共 %1，未告知已用多少</translation>
        </message>
        <message>
            <source>%1% of %2 seen through %3 claims</source>
            <translation>%2 的 %1%，经由 %3 个声明可见</translation>
        </message>
        <message>
            <source>%1% (%2 of %3)</source>
            <translation>%1%（%2 / %3）</translation>
        </message>
        <message>
            <source>Asks for %1</source>
            <translation>请求 %1</translation>
        </message>
        <message>
            <source>, has %1</source>
            <translation>，拥有 %1</translation>
        </message>
        <message>
            <source>, the file system %1</source>
            <translation>，文件系统 %1</translation>
        </message>
        <message>
            <source>; it is to grow</source>
            <translation>；将会扩容</translation>
        </message>
        <message>
            <source>; it is to grow: %1</source>
            <translation>；将会扩容：%1</translation>
        </message>
        <message>
            <source>%1: %2% of %3</source>
            <translation>%1：%3 的 %2%</translation>
        </message>
        <message>
            <source>nodefs and imagefs, one disk</source>
            <translation>nodefs 与 imagefs，同一磁盘</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 到 %2</translation>
        </message>
        <message>
            <source>%1 left at the pace of the last %2 (%3 samples)</source>
            <translation>按最近 %2 的速度还剩 %1（%3 个样本）</translation>
        </message>
    </context>
    <context>
        <name>portolan::AboutDialog</name>
        <message>
            <source>See what is in a Kubernetes cluster, and how it hangs together. Portolan only ever reads.</source>
            <translation>看清 Kubernetes 集群里有什么、彼此如何关联。Portolan 只读取，从不修改。</translation>
        </message>
        <message>
            <source>The sources are under the Apache License 2.0. The window links Qt Charts, which is under the GNU General Public License 3; the program as a whole is therefore distributed under that.</source>
            <translation>源代码采用 Apache License 2.0。窗口链接了采用 GNU 通用公共许可证第 3 版的 Qt Charts，因此整个程序按该许可证分发。</translation>
        </message>
        <message>
            <source>About Portolan</source>
            <translation>关于 Portolan</translation>
        </message>
        <message>
            <source>Portolan</source>
            <translation>Portolan</translation>
        </message>
        <message>
            <source>Made with</source>
            <translation>使用了</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>许可证</translation>
        </message>
        <message>
            <source>About Qt</source>
            <translation>关于 Qt</translation>
        </message>
    </context>
    <context>
        <name>portolan::AnatomyPage</name>
        <message>
            <source>Pod anatomy</source>
            <translation>Pod 剖析</translation>
        </message>
        <message>
            <source>namespace/pod</source>
            <translation>命名空间/Pod</translation>
        </message>
        <message>
            <source>Pod</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>Trace from here</source>
            <translation>从这里追踪</translation>
        </message>
        <message>
            <source>Which pod?</source>
            <translation>哪个 Pod？</translation>
        </message>
        <message>
            <source>Write it as namespace/name; typing suggests what the cluster has.</source>
            <translation>写成 命名空间/名称；输入时会给出集群中已有的对象。</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>正在加载…</translation>
        </message>
        <message>
            <source>%1 is gone.</source>
            <translation>%1 已不存在。</translation>
        </message>
        <message>
            <source>It has been deleted, or never was in this cluster.</source>
            <translation>它已被删除，或从未存在于此集群。</translation>
        </message>
        <message>
            <source>There is no pod here.</source>
            <translation>这里没有 Pod。</translation>
        </message>
        <message>
            <source>Choose another namespace above.</source>
            <translation>请在上方选择另一个命名空间。</translation>
        </message>
        <message>
            <source>Pods</source>
            <translation>Pod</translation>
        </message>
    </context>
    <context>
        <name>portolan::Banner</name>
        <message>
            <source>Try again now</source>
            <translation>立即重试</translation>
        </message>
    </context>
    <context>
        <name>portolan::BindingTable</name>
        <message>
            <source>free</source>
            <translation>空闲</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>being deleted</source>
            <translation>正在删除</translation>
        </message>
        <message>
            <source>this one</source>
            <translation>此声明</translation>
        </message>
        <message>
            <source>its own</source>
            <translation>自己的</translation>
        </message>
        <message>
            <source>taken</source>
            <translation>已占用</translation>
        </message>
        <message>
            <source>may be taken</source>
            <translation>可能被选中</translation>
        </message>
        <message>
            <source>fits</source>
            <translation>匹配</translation>
        </message>
        <message>
            <source>fails %1</source>
            <translation>不满足 %1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>reserved</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>%1 %2: wants %3, has %4</source>
            <translation>%1 %2：要求 %3，现有 %4</translation>
        </message>
        <message>
            <source>fails</source>
            <translation>不满足</translation>
        </message>
        <message>
            <source>%1, %2, %3: %4</source>
            <translation>%1，%2，%3：%4</translation>
        </message>
        <message>
            <source>%1 is not looked at</source>
            <translation>不检查 %1</translation>
        </message>
        <message>
            <source>claim</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>volume</source>
            <translation>卷</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>%1, wants %2: fails</source>
            <translation>%1，要求 %2：不满足</translation>
        </message>
        <message>
            <source>%1, wants %2</source>
            <translation>%1，要求 %2</translation>
        </message>
        <message>
            <source>%1 fit</source>
            <translation>%1 个匹配</translation>
        </message>
        <message>
            <source>%1 fail %2</source>
            <translation>%1 个不满足 %2</translation>
        </message>
        <message>
            <source>and %1 more: %2</source>
            <translation>另有 %1 个：%2</translation>
        </message>
    </context>
    <context>
        <name>portolan::BindingView</name>
        <message>
            <source>What becomes of it, and why</source>
            <translation>结果与原因</translation>
        </message>
        <message>
            <source>Candidates against criteria</source>
            <translation>候选卷与各项条件</translation>
        </message>
        <message>
            <source>WHEN THE CLAIM IS DELETED</source>
            <translation>删除此声明时</translation>
        </message>
        <message>
            <source>WHO CAN USE IT TOGETHER</source>
            <translation>谁可以一起使用</translation>
        </message>
        <message>
            <source>As seen by</source>
            <translation>视角</translation>
        </message>
        <message>
            <source>Who looks for a volume: the controller, or the scheduler for a node</source>
            <translation>由谁寻找卷：控制器，或为某个节点调度的调度器</translation>
        </message>
        <message>
            <source>the volume controller</source>
            <translation>卷控制器</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>复制为文本</translation>
        </message>
        <message>
            <source>the scheduler, for node %1</source>
            <translation>调度器，针对节点 %1</translation>
        </message>
        <message>
            <source>In each cell: what the volume has, and below it what the claim wants. A dash: nobody looks at it for that volume.</source>
            <translation>每格上方是卷所具有的，下方是声明所要求的。短横：对该卷不检查此项。</translation>
        </message>
        <message>
            <source>In each cell: what this volume has, and below it what the claim wants. A dash: nobody looks at it for that claim.</source>
            <translation>每格上方是此卷所具有的，下方是声明所要求的。短横：对该声明不检查此项。</translation>
        </message>
        <message>
            <source>Choose a node above to see what a pod there would get.</source>
            <translation>在上方选择节点，查看那里的 Pod 会得到什么。</translation>
        </message>
        <message>
            <source>Binding</source>
            <translation>绑定</translation>
        </message>
    </context>
    <context>
        <name>portolan::BugReportDialog</name>
        <message>
            <source>Report a bug</source>
            <translation>报告问题</translation>
        </message>
        <message>
            <source>Tell whoever gave you Portolan what you did, what you expected, and what happened instead, together with these lines. They say nothing of what is in your cluster; neither should a picture you add.</source>
            <translation>请把您做了什么、期望什么、实际发生了什么，连同下面几行，告诉向您提供 Portolan 的人。这些内容不涉及您集群中的任何信息；您附上的图片也不应涉及。</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>报告内容</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
    </context>
    <context>
        <name>portolan::ChartView</name>
        <message>
            <source>Evidence</source>
            <translation>依据</translation>
        </message>
        <message>
            <source>Select a part to see where it comes from.</source>
            <translation>选择一个部分，查看它的出处。</translation>
        </message>
        <message>
            <source>Find in the chart</source>
            <translation>在图中查找</translation>
        </message>
        <message>
            <source>Zoom out (-)</source>
            <translation>缩小 (-)</translation>
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation>放大 (+)</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>适应窗口</translation>
        </message>
        <message>
            <source>Show everything (0)</source>
            <translation>显示全部 (0)</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy as a picture</source>
            <translation>复制为图片</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Save as SVG, PNG, PDF, DOT, Mermaid, draw.io or JSON</source>
            <translation>保存为 SVG、PNG、PDF、DOT、Mermaid、draw.io 或 JSON</translation>
        </message>
        <message>
            <source>There is no chart yet.</source>
            <translation>还没有图。</translation>
        </message>
        <message>
            <source>The file&apos;s suffix tells the format: svg, png, pdf, dot, mmd, drawio or json.</source>
            <translation>格式由文件后缀决定：svg、png、pdf、dot、mmd、drawio 或 json。</translation>
        </message>
        <message>
            <source>Export the chart</source>
            <translation>导出图</translation>
        </message>
        <message>
            <source>%1 could not be written: %2</source>
            <translation>无法写入 %1：%2</translation>
        </message>
        <message>
            <source>Positions you gave to boxes are not used: %1</source>
            <translation>未使用您给方框设定的位置：%1</translation>
        </message>
        <message>
            <source>Positions could not be kept: %1</source>
            <translation>无法保存位置：%1</translation>
        </message>
        <message>
            <source>Positions (*.positions.json);;All files (*)</source>
            <translation>位置 (*.positions.json);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Save positions</source>
            <translation>保存位置</translation>
        </message>
        <message>
            <source>Load positions</source>
            <translation>载入位置</translation>
        </message>
        <message>
            <source>Put the selected box back</source>
            <translation>将所选方框放回原位</translation>
        </message>
        <message>
            <source>Reset all positions</source>
            <translation>重置所有位置</translation>
        </message>
        <message>
            <source>Save positions…</source>
            <translation>保存位置…</translation>
        </message>
        <message>
            <source>Load positions…</source>
            <translation>载入位置…</translation>
        </message>
        <message>
            <source>Positions</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Boxes can be dragged, frames by their heads; put them back, keep or use positions</source>
            <translation>方框可以拖动，框架拖动其标题；可放回、保存或使用位置</translation>
        </message>
        <message>
            <source>The chart is too large for this machine&apos;s memory in this format; SVG needs less.</source>
            <translation>此图太大，这台机器的内存不足以生成这种格式；SVG 所需较少。</translation>
        </message>
        <message>
            <source>The chart is too large for this format: it was drawn at %1 % of the size. SVG has no such limit.</source>
            <translation>此图对这种格式来说太大：已按原大小的 %1 % 绘制。SVG 没有这种限制。</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>The printer takes nothing.</source>
            <translation>打印机无法接收。</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>(inferred)</source>
            <translation>（推断）</translation>
        </message>
    </context>
    <context>
        <name>portolan::Chooser</name>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
    </context>
    <context>
        <name>portolan::ConfigNotice</name>
        <message>
            <source>%1 names %2, which is in none of the files; connecting without credentials</source>
            <translation>%1 指定了 %2，但它不在任何文件中；将不使用凭据连接</translation>
        </message>
        <message>
            <source>%1 names the credential plugin %2; this kubeconfig is neither ~/.kube/config nor in KUBECONFIG</source>
            <translation>%1 指定了凭据插件 %2；此 kubeconfig 既不是 ~/.kube/config，也不在 KUBECONFIG 中</translation>
        </message>
        <message>
            <source>no preferences are taken from it: %2</source>
            <translation>没有从中读取任何偏好设置：%2</translation>
        </message>
        <message>
            <source>the field &quot;%1&quot; is not known and does nothing</source>
            <translation>字段 “%1” 未知，不起任何作用</translation>
        </message>
    </context>
    <context>
        <name>portolan::ConnectionBadge</name>
        <message>
            <source>Connection: %1</source>
            <translation>连接：%1</translation>
        </message>
    </context>
    <context>
        <name>portolan::DetailsPane</name>
        <message>
            <source>Details of the selected object</source>
            <translation>所选对象的详情</translation>
        </message>
        <message>
            <source>No part in storage</source>
            <translation>与存储无关</translation>
        </message>
        <message>
            <source>Pods, their owners, claims, volumes, classes, nodes and namespaces have a storage chart.</source>
            <translation>Pod 及其所有者、声明、卷、存储类、节点和命名空间有存储图。</translation>
        </message>
        <message>
            <source>Show this chart on its own page</source>
            <translation>在单独页面显示此图</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>摘要</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>存储</translation>
        </message>
        <message>
            <source>Describe</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>YAML</source>
            <translation>YAML</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Nothing selected</source>
            <translation>未选中对象</translation>
        </message>
        <message>
            <source>Choose a row to see everything about it here.</source>
            <translation>选择一行，即可在此查看它的全部信息。</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>%1 前</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>when</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>what</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>from</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>none: servers keep them for about an hour</source>
            <translation>无：服务器只保留大约一小时</translation>
        </message>
        <message>
            <source>Charts</source>
            <translation>图</translation>
        </message>
        <message>
            <source>Binding</source>
            <translation>绑定</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Kind and place</source>
            <translation>种类与位置</translation>
        </message>
        <message numerus="yes">
            <source>%n times</source>
            <translation>
                <numerusform>%n 次</numerusform>
            </translation>
        </message>
        <message>
            <source>Usage</source>
            <translation>用量</translation>
        </message>
    </context>
    <context>
        <name>portolan::DiagramView</name>
        <message>
            <source>Chart</source>
            <translation>图</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 到 %2</translation>
        </message>
        <message>
            <source>blocked</source>
            <translation>被阻止</translation>
        </message>
        <message>
            <source>inferred</source>
            <translation>推断</translation>
        </message>
    </context>
    <context>
        <name>portolan::ExportDialog</name>
        <message>
            <source>Legend and counts</source>
            <translation>图例和计数</translation>
        </message>
        <message>
            <source>Hide names and addresses</source>
            <translation>隐藏名称和地址</translation>
        </message>
        <message>
            <source>Export the chart</source>
            <translation>导出图</translation>
        </message>
        <message>
            <source>SVG: text stays text</source>
            <translation>SVG：文字仍是文字</translation>
        </message>
        <message>
            <source>PNG: a picture</source>
            <translation>PNG：图片</translation>
        </message>
        <message>
            <source>PDF: for print</source>
            <translation>PDF：用于印刷</translation>
        </message>
        <message>
            <source>draw.io: boxes to edit</source>
            <translation>draw.io：可编辑的方框</translation>
        </message>
        <message>
            <source>Mermaid: for Markdown</source>
            <translation>Mermaid：用于 Markdown</translation>
        </message>
        <message>
            <source>DOT: for Graphviz</source>
            <translation>DOT：用于 Graphviz</translation>
        </message>
        <message>
            <source>JSON: the graph and where it stands</source>
            <translation>JSON：图及其位置</translation>
        </message>
        <message>
            <source>As on the screen</source>
            <translation>与屏幕相同</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Print: without fills</source>
            <translation>印刷：无填充</translation>
        </message>
        <message>
            <source>%1 times</source>
            <translation>%1 倍</translation>
        </message>
        <message>
            <source>&amp;Format:</source>
            <translation>格式(&amp;F)：</translation>
        </message>
        <message>
            <source>&amp;Colours:</source>
            <translation>颜色(&amp;C)：</translation>
        </message>
        <message>
            <source>&amp;Size:</source>
            <translation>大小(&amp;S)：</translation>
        </message>
        <message>
            <source>&amp;Title:</source>
            <translation>标题(&amp;T)：</translation>
        </message>
    </context>
    <context>
        <name>portolan::FetchedText</name>
        <message>
            <source>YAML of the object</source>
            <translation>对象的 YAML</translation>
        </message>
        <message>
            <source>Description of the object</source>
            <translation>对象的描述</translation>
        </message>
        <message>
            <source>Find in text</source>
            <translation>在文本中查找</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>正在加载…</translation>
        </message>
        <message>
            <source>Nothing selected</source>
            <translation>未选中对象</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>未找到</translation>
        </message>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>找到 %n 处</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>portolan::FileOpening</name>
        <message>
            <source>Open files</source>
            <translation>打开文件</translation>
        </message>
        <message>
            <source>Manifests, dumps and archives (*.yaml *.yml *.json *.tar *.gz *.tgz *.zip);;All files (*)</source>
            <translation>清单、转储与归档 (*.yaml *.yml *.json *.tar *.gz *.tgz *.zip);;所有文件 (*)</translation>
        </message>
    </context>
    <context>
        <name>portolan::HelpDialog</name>
        <message>
            <source>Shortcuts</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>&amp;Set</source>
            <translation>设置(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;As it came</source>
            <translation>恢复默认(&amp;A)</translation>
        </message>
        <message>
            <source>New keys</source>
            <translation>新按键</translation>
        </message>
        <message>
            <source>%1 always stands for “%2”.</source>
            <translation>%1 始终用于“%2”。</translation>
        </message>
        <message>
            <source>%1 stands for “%2”. Setting it here takes it away there.</source>
            <translation>%1 用于“%2”。在此设置会将其从那里移除。</translation>
        </message>
        <message>
            <source>Choose an action, press its new keys, and set them. Without keys it stays in the menus.</source>
            <translation>选择一个操作，按下新的按键，然后设置。没有按键的操作仍在菜单中。</translation>
        </message>
    </context>
    <context>
        <name>portolan::HygienePage</name>
        <message>
            <source>Storage hygiene</source>
            <translation>存储清理</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>复制为文本</translation>
        </message>
        <message>
            <source>The node that dies</source>
            <translation>失效的节点</translation>
        </message>
        <message>
            <source>Pods and data of the node</source>
            <translation>节点上的 Pod 和数据</translation>
        </message>
        <message>
            <source>WHAT IF A NODE DIES</source>
            <translation>如果某个节点失效</translation>
        </message>
        <message>
            <source>Capacity by class</source>
            <translation>按类统计容量</translation>
        </message>
        <message>
            <source>Capacity by node</source>
            <translation>按节点统计容量</translation>
        </message>
        <message>
            <source>CAPACITY BY CLASS</source>
            <translation>按类统计容量</translation>
        </message>
        <message>
            <source>CAPACITY BY NODE</source>
            <translation>按节点统计容量</translation>
        </message>
        <message>
            <source>Nothing to clean: every volume has its claim, every claim its pods.</source>
            <translation>无需清理：每个卷都有声明，每个声明都有 Pod。</translation>
        </message>
        <message>
            <source>nothing to clean</source>
            <translation>无需清理</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>正在加载…</translation>
        </message>
        <message>
            <source>nothing to clean in what was read</source>
            <translation>已读取的内容无需清理</translation>
        </message>
        <message>
            <source>Nothing to clean in what was read: %1.</source>
            <translation>已读取的内容无需清理：%1。</translation>
        </message>
        <message>
            <source>Only of what was read: %1.</source>
            <translation>仅限已读取的内容：%1。</translation>
        </message>
        <message>
            <source>Hygiene</source>
            <translation>清理</translation>
        </message>
        <message numerus="yes">
            <source>%n things to clean</source>
            <translation>
                <numerusform>%n 项可清理</numerusform>
            </translation>
        </message>
        <message>
            <source>Capacity is what volumes promise and claims ask for.</source>
            <translation>容量是卷所承诺、声明所请求的大小。</translation>
        </message>
        <message>
            <source>Nearly full</source>
            <translation>即将写满</translation>
        </message>
        <message>
            <source>How much of it is written only the nodes that mount it tell.</source>
            <translation>实际写了多少，只有挂载它的节点知道。</translation>
        </message>
    </context>
    <context>
        <name>portolan::LogFindBar</name>
        <message>
            <source>Find in the log</source>
            <translation>在日志中查找</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>A regular expression</source>
            <translation>正则表达式</translation>
        </message>
        <message>
            <source>Capital and small letters are different</source>
            <translation>区分大小写</translation>
        </message>
        <message>
            <source>Only these</source>
            <translation>仅这些</translation>
        </message>
        <message>
            <source>Show the lines that fit alone</source>
            <translation>只显示匹配的行</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>级别</translation>
        </message>
        <message>
            <source>All lines</source>
            <translation>所有行</translation>
        </message>
        <message>
            <source>Warnings and errors</source>
            <translation>警告与错误</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>错误</translation>
        </message>
        <message numerus="yes">
            <source>%n lines</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>portolan::LogPage</name>
        <message>
            <source>init</source>
            <translation>init</translation>
        </message>
        <message>
            <source>sidecar</source>
            <translation>sidecar</translation>
        </message>
        <message>
            <source>ephemeral</source>
            <translation>ephemeral</translation>
        </message>
        <message>
            <source>container</source>
            <translation>容器</translation>
        </message>
        <message>
            <source>Whose log?</source>
            <translation>查看谁的日志？</translation>
        </message>
        <message>
            <source>Write a pod as namespace/name; typing suggests what the cluster has.</source>
            <translation>以“命名空间/名称”写出一个 Pod；输入时会提示集群中已有的。</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>namespace/pod</source>
            <translation>命名空间/Pod</translation>
        </message>
        <message>
            <source>Pod</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>Run before</source>
            <translation>上一次运行</translation>
        </message>
        <message>
            <source>The log of the container&apos;s run before this one</source>
            <translation>容器上一次运行的日志</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>跟随</translation>
        </message>
        <message>
            <source>Stay at the end as lines come; scrolling up lets go</source>
            <translation>有新行时停留在末尾；向上滚动即停止</translation>
        </message>
        <message>
            <source>Wrap</source>
            <translation>换行</translation>
        </message>
        <message>
            <source>Break long lines instead of scrolling sideways</source>
            <translation>折行显示长行，而不横向滚动</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>When each line was written, in this computer&apos;s time zone</source>
            <translation>每行写入的时间，按本机时区</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>保存…</translation>
        </message>
        <message>
            <source>Write the log to a file</source>
            <translation>把日志写入文件</translation>
        </message>
        <message>
            <source>all of them</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>%1 is not here.</source>
            <translation>%1 不在这里。</translation>
        </message>
        <message>
            <source>It has been deleted, or never was in this cluster.</source>
            <translation>它已被删除，或从未在此集群中。</translation>
        </message>
        <message>
            <source>Reading the log…</source>
            <translation>正在读取日志…</translation>
        </message>
        <message>
            <source>There is no pod yet.</source>
            <translation>还没有 Pod。</translation>
        </message>
        <message>
            <source>Its log is shown as soon as there is one.</source>
            <translation>一有 Pod 就显示其日志。</translation>
        </message>
        <message>
            <source>Lines are shown as they come.</source>
            <translation>有新行时即会显示。</translation>
        </message>
        <message numerus="yes">
            <source>%n lines</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the oldest %n were let go</source>
            <translation>
                <numerusform>最早的 %n 行已丢弃</numerusform>
            </translation>
        </message>
        <message>
            <source>live</source>
            <translation>实时</translation>
        </message>
        <message>
            <source>As the container wrote it (*.log)</source>
            <translation>按容器写入的原样 (*.log)</translation>
        </message>
        <message>
            <source>As it is seen here (*.txt)</source>
            <translation>按此处所见 (*.txt)</translation>
        </message>
        <message>
            <source>Save the log</source>
            <translation>保存日志</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>已保存为 %1。</translation>
        </message>
    </context>
    <context>
        <name>portolan::LogReader</name>
        <message>
            <source>Waits for the container: %1</source>
            <translation>正在等待容器：%1</translation>
        </message>
        <message>
            <source>The connection to the log is broken and is tried again: %1</source>
            <translation>日志连接已断开，正在重试：%1</translation>
        </message>
        <message>
            <source>This run of the container has ended; this is all of its log.</source>
            <translation>容器的这次运行已结束；这是它的全部日志。</translation>
        </message>
        <message>
            <source>The pod is gone; this is what its log held.</source>
            <translation>Pod 已不存在；这是其日志的内容。</translation>
        </message>
        <message>
            <source>The pod is gone, and the last lines of its log may be missing.</source>
            <translation>Pod 已不存在，其日志的最后几行可能缺失。</translation>
        </message>
        <message>
            <source>The kubelet could not read the log to its end: %1</source>
            <translation>kubelet 未能把日志读完：%1</translation>
        </message>
        <message>
            <source>This file holds no such log.</source>
            <translation>此文件中没有这份日志。</translation>
        </message>
        <message>
            <source>The log could not be read.</source>
            <translation>无法读取日志。</translation>
        </message>
        <message>
            <source>As the file holds it.</source>
            <translation>与文件中的内容一致。</translation>
        </message>
    </context>
    <context>
        <name>portolan::LogStrip</name>
        <message>
            <source>Lines by severity over time</source>
            <translation>按时间和级别统计的行数</translation>
        </message>
        <message>
            <source>%1 to %2; a click goes there</source>
            <translation>%1 到 %2；单击前往</translation>
        </message>
    </context>
    <context>
        <name>portolan::LogView</name>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
    </context>
    <context>
        <name>portolan::MainWindow</name>
        <message>
            <source>Connecting to %1…</source>
            <translation>正在连接 %1…</translation>
        </message>
        <message>
            <source>%1 — Portolan</source>
            <translation>%1 — Portolan</translation>
        </message>
        <message>
            <source>Go to a page, an object or a command: name, namespace/name, or &quot;pvc name&quot;</source>
            <translation>前往页面、对象或命令：名称、命名空间/名称，或“pvc 名称”</translation>
        </message>
    </context>
    <context>
        <name>portolan::MapChart</name>
        <message numerus="yes">
            <source>%n policies…</source>
            <translation>
                <numerusform>%n 条策略…</numerusform>
            </translation>
        </message>
        <message>
            <source>Show all %L1 pods</source>
            <translation>显示全部 %L1 个 Pod</translation>
        </message>
    </context>
    <context>
        <name>portolan::MapPage</name>
        <message>
            <source>Network map</source>
            <translation>网络图</translation>
        </message>
        <message>
            <source>Services and Ingresses whose name contains…</source>
            <translation>名称包含…的 Service 和 Ingress</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>正在加载…</translation>
        </message>
        <message>
            <source>Nothing to draw here.</source>
            <translation>这里没有可画的内容。</translation>
        </message>
        <message>
            <source>No Service or Ingress has that in its name.</source>
            <translation>没有名称中包含它的 Service 或 Ingress。</translation>
        </message>
        <message>
            <source>Clear the box above to see all.</source>
            <translation>清空上面的输入框即可查看全部。</translation>
        </message>
        <message>
            <source>fold alike pods</source>
            <translation>折叠相同的 Pod</translation>
        </message>
        <message>
            <source>Draws pods of one owner as one box when there are more than three</source>
            <translation>同一所有者的 Pod 超过三个时画成一个框</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>namespace %1</source>
            <translation>命名空间 %1</translation>
        </message>
        <message>
            <source>the whole cluster</source>
            <translation>整个集群</translation>
        </message>
        <message>
            <source>Show %1</source>
            <translation>显示%1</translation>
        </message>
    </context>
    <context>
        <name>portolan::MatrixPage</name>
        <message>
            <source>Point at a cell to see what decides; a click draws the path.</source>
            <translation>指向单元格查看由什么决定；单击绘制路径。</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>正在加载…</translation>
        </message>
        <message>
            <source>Who may reach whom</source>
            <translation>谁可以到达谁</translation>
        </message>
        <message>
            <source>from names that contain…</source>
            <translation>来源名称包含…</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>every port</source>
            <translation>所有端口</translation>
        </message>
        <message>
            <source>workloads</source>
            <translation>工作负载</translation>
        </message>
        <message>
            <source>One row for all alike pods of an owner, instead of one a pod</source>
            <translation>同一所有者的相同 Pod 合为一行，而不是每个 Pod 一行</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy as CSV</source>
            <translation>复制为 CSV</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Save as CSV</source>
            <translation>保存为 CSV</translation>
        </message>
        <message>
            <source>the whole cluster</source>
            <translation>整个集群</translation>
        </message>
        <message>
            <source>namespace %1</source>
            <translation>命名空间 %1</translation>
        </message>
        <message>
            <source>Too much for one table</source>
            <translation>一张表放不下</translation>
        </message>
        <message>
            <source>%L1 workloads make %L2 cells. Choose a namespace above.</source>
            <translation>%L1 个工作负载有 %L2 个单元格。请在上方选择命名空间。</translation>
        </message>
        <message>
            <source>%L1 pods make %L2 cells. Show workloads instead, or choose a namespace above.</source>
            <translation>%L1 个 Pod 有 %L2 个单元格。请改为显示工作负载，或在上方选择命名空间。</translation>
        </message>
        <message>
            <source>No pod with an address here</source>
            <translation>这里没有带地址的 Pod</translation>
        </message>
        <message>
            <source>Choose another namespace above.</source>
            <translation>请在上方选择另一个命名空间。</translation>
        </message>
        <message>
            <source>allowed</source>
            <translation>允许</translation>
        </message>
        <message>
            <source>denied, but not enforced</source>
            <translation>拒绝，但未执行</translation>
        </message>
        <message>
            <source>denied</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>by policies alone; enforced: %1</source>
            <translation>仅按策略判断；是否执行：%1</translation>
        </message>
        <message>
            <source>%L1 × %L2 · %L3 allowed · %L4 denied</source>
            <translation>%L1 × %L2 · %L3 允许 · %L4 拒绝</translation>
        </message>
        <message>
            <source>There is no table yet.</source>
            <translation>还没有表格。</translation>
        </message>
        <message>
            <source>Export the table</source>
            <translation>导出表格</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>%1 could not be written: %2</source>
            <translation>无法写入 %1：%2</translation>
        </message>
        <message>
            <source>Of those that were read: %1.</source>
            <translation>仅限已读取的 Pod：%1。</translation>
        </message>
        <message>
            <source>not known: not everything was read</source>
            <translation>未知：并非全部都已读取</translation>
        </message>
        <message>
            <source> · %L1 not known</source>
            <translation> · %L1 未知</translation>
        </message>
    </context>
    <context>
        <name>portolan::MatrixView</name>
        <message>
            <source>Who may reach whom</source>
            <translation>谁可以到达谁</translation>
        </message>
        <message>
            <source>from ↓</source>
            <translation>从 ↓</translation>
        </message>
        <message>
            <source>to →</source>
            <translation>到 →</translation>
        </message>
        <message>
            <source>%1 may reach %2: no policy isolates either</source>
            <translation>%1 可以到达 %2：没有策略隔离任何一方</translation>
        </message>
        <message>
            <source>%1 may reach %2: %3</source>
            <translation>%1 可以到达 %2：%3</translation>
        </message>
        <message>
            <source>%1 may not reach %2: %3</source>
            <translation>%1 不可到达 %2：%3</translation>
        </message>
        <message>
            <source>%1 to %2: not known: %3</source>
            <translation>%1 到 %2：未知：%3</translation>
        </message>
        <message>
            <source>%1 (but nothing enforces policies here)</source>
            <translation>%1（但此处没有组件执行策略）</translation>
        </message>
    </context>
    <context>
        <name>portolan::MessagePane</name>
        <message>
            <source>Try again now</source>
            <translation>立即重试</translation>
        </message>
    </context>
    <context>
        <name>portolan::MeterModel</name>
        <message>
            <source>Throttled by the server: waits until %1</source>
            <translation>被服务器限流：等待至 %1</translation>
        </message>
        <message>
            <source>Throttled by the server</source>
            <translation>被服务器限流</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>the server itself</source>
            <translation>服务器本身</translation>
        </message>
        <message>
            <source>%1/s</source>
            <translation>%1/秒</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>资源</translation>
        </message>
        <message>
            <source>Watches</source>
            <translation>监视</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>请求</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>已接收</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>当前</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Events/s</source>
            <translation>事件/秒</translation>
        </message>
        <message>
            <source>Retries</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Relists</source>
            <translation>重新列出</translation>
        </message>
        <message>
            <source>Throttled</source>
            <translation>限流</translation>
        </message>
        <message>
            <source>Last error</source>
            <translation>最近错误</translation>
        </message>
    </context>
    <context>
        <name>portolan::MeterPage</name>
        <message>
            <source>Connection</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>What the connection costs</source>
            <translation>连接的开销</translation>
        </message>
        <message>
            <source>A snapshot: nothing goes over the wire.</source>
            <translation>快照：没有网络传输。</translation>
        </message>
        <message>
            <source>answers in %1 ms</source>
            <translation>应答时间 %1 毫秒</translation>
        </message>
        <message>
            <source>Throttled by the server: it asked Portolan to wait; requests go on by themselves.</source>
            <translation>被服务器限流：服务器要求等待；请求会自动继续。</translation>
        </message>
        <message numerus="yes">
            <source>%n resources</source>
            <translation>
                <numerusform>%n 个资源</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>portolan::NamespaceStrip</name>
        <message>
            <source>Look there</source>
            <translation>去那里查看</translation>
        </message>
        <message>
            <source>You may not list the whole cluster. Namespaces to look into:</source>
            <translation>您无权列出整个集群。要查看的命名空间：</translation>
        </message>
        <message>
            <source>team-a, team-b</source>
            <translation>team-a, team-b</translation>
        </message>
        <message>
            <source>Namespaces to look into</source>
            <translation>要查看的命名空间</translation>
        </message>
        <message>
            <source>“%1” is no name of a namespace</source>
            <translation>“%1” 不是命名空间名称</translation>
        </message>
    </context>
    <context>
        <name>portolan::NetworkPage</name>
        <message>
            <source>Not all is taken into account: %1.</source>
            <translation>并非全部都已计入：%1。</translation>
        </message>
    </context>
    <context>
        <name>portolan::ObjectTableView</name>
        <message>
            <source>Objects</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>There are no rows.</source>
            <translation>没有任何行。</translation>
        </message>
        <message>
            <source>Export the table</source>
            <translation>导出表格</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>%1 could not be written: %2</source>
            <translation>无法写入 %1：%2</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>The printer takes nothing.</source>
            <translation>打印机无法接收。</translation>
        </message>
    </context>
    <context>
        <name>portolan::ObjectTreeModel</name>
        <message>
            <source>cluster</source>
            <translation>集群</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>存在时间</translation>
        </message>
        <message>
            <source>owners in a circle</source>
            <translation>所有者循环引用</translation>
        </message>
        <message numerus="yes">
            <source>%Ln pods</source>
            <translation>
                <numerusform>%Ln 个 Pod</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln objects</source>
            <translation>
                <numerusform>%Ln 个对象</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln in trouble</source>
            <translation>
                <numerusform>%Ln 个有问题</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>portolan::OverviewPage</name>
        <message>
            <source>nodes ready</source>
            <translation>就绪节点</translation>
        </message>
        <message>
            <source>pods well</source>
            <translation>正常 Pod</translation>
        </message>
        <message>
            <source>claims bound</source>
            <translation>已绑定声明</translation>
        </message>
        <message>
            <source>volumes well</source>
            <translation>正常卷</translation>
        </message>
        <message>
            <source>warnings this hour</source>
            <translation>一小时内警告</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <source>PODS BY STATE</source>
            <translation>按状态统计 POD</translation>
        </message>
        <message>
            <source>IN TROUBLE</source>
            <translation>有问题的对象</translation>
        </message>
        <message>
            <source>STORAGE BY CLASS</source>
            <translation>按类统计存储</translation>
        </message>
        <message>
            <source>PODS BY NODE</source>
            <translation>按节点统计 POD</translation>
        </message>
        <message>
            <source>Overview of %1</source>
            <translation>%1 概览</translation>
        </message>
        <message>
            <source>nothing in trouble</source>
            <translation>一切正常</translation>
        </message>
        <message numerus="yes">
            <source>%n in trouble</source>
            <translation>
                <numerusform>%n 个有问题</numerusform>
            </translation>
        </message>
        <message>
            <source>No pods here</source>
            <translation>这里没有 Pod</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另有 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing is in trouble</source>
            <translation>一切正常</translation>
        </message>
        <message>
            <source>Gi</source>
            <translation>Gi</translation>
        </message>
        <message>
            <source>bound</source>
            <translation>已绑定</translation>
        </message>
        <message>
            <source>free</source>
            <translation>空闲</translation>
        </message>
        <message>
            <source>released or failed</source>
            <translation>已释放或失败</translation>
        </message>
        <message>
            <source>asked for, not there</source>
            <translation>已请求但没有</translation>
        </message>
        <message>
            <source>no class</source>
            <translation>无类</translation>
        </message>
        <message>
            <source>pods on ready nodes</source>
            <translation>就绪节点上的 Pod</translation>
        </message>
        <message>
            <source>on nodes not ready</source>
            <translation>位于未就绪节点</translation>
        </message>
        <message>
            <source>No claims and no volumes here</source>
            <translation>这里没有声明，也没有卷</translation>
        </message>
        <message>
            <source>No nodes here</source>
            <translation>这里没有节点</translation>
        </message>
        <message>
            <source>nodes</source>
            <translation>节点</translation>
        </message>
        <message>
            <source>pods</source>
            <translation>Pod</translation>
        </message>
        <message>
            <source>claims</source>
            <translation>声明</translation>
        </message>
        <message>
            <source>volumes</source>
            <translation>卷</translation>
        </message>
        <message>
            <source>events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>%1, of those read</source>
            <translation>%1，仅限已读取的</translation>
        </message>
        <message>
            <source>nothing in trouble in what was read</source>
            <translation>已读取的内容中一切正常</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>正在加载…</translation>
        </message>
        <message>
            <source>Nothing is in trouble in what was read</source>
            <translation>已读取的内容中一切正常</translation>
        </message>
    </context>
    <context>
        <name>portolan::OverviewPane</name>
        <message>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
    </context>
    <context>
        <name>portolan::Page</name>
        <message>
            <source>Storage chart</source>
            <translation>存储图</translation>
        </message>
        <message>
            <source>Pod anatomy</source>
            <translation>Pod 剖析</translation>
        </message>
        <message>
            <source>Network map</source>
            <translation>网络图</translation>
        </message>
        <message>
            <source>Who may reach whom</source>
            <translation>谁可以到达谁</translation>
        </message>
        <message>
            <source>Trace from here</source>
            <translation>从这里追踪</translation>
        </message>
        <message>
            <source>Trace to here</source>
            <translation>追踪到这里</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>日志</translation>
        </message>
    </context>
    <context>
        <name>portolan::PathChart</name>
        <message>
            <source>Show the field</source>
            <translation>显示字段</translation>
        </message>
    </context>
    <context>
        <name>portolan::PathForm</name>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>a pod, a node or an address</source>
            <translation>Pod、节点或地址</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
        <message>
            <source>a pod, Service, Ingress, node port or address</source>
            <translation>Pod、Service、Ingress、节点端口或地址</translation>
        </message>
        <message>
            <source>port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>协议</translation>
        </message>
        <message>
            <source>Swap the ends</source>
            <translation>对调两端</translation>
        </message>
        <message>
            <source>Trace</source>
            <translation>追踪</translation>
        </message>
        <message>
            <source>from</source>
            <translation>从</translation>
        </message>
        <message>
            <source>to</source>
            <translation>到</translation>
        </message>
        <message>
            <source>namespace/pod, namespace/pod:container, svc:namespace/name, node:name, nodeport:node, ingress:host/path, ip:address — or a name, when only one thing has it</source>
            <translation>命名空间/Pod、命名空间/Pod:容器、svc:命名空间/名称、node:名称、nodeport:节点、ingress:主机/路径、ip:地址——或只有一个对象使用的名称</translation>
        </message>
    </context>
    <context>
        <name>portolan::PathPage</name>
        <message>
            <source>Path</source>
            <translation>路径</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>正在加载…</translation>
        </message>
        <message>
            <source>There is no such way.</source>
            <translation>没有这样的路径。</translation>
        </message>
        <message>
            <source>No packet goes this way.</source>
            <translation>没有数据包走这条路。</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>最近</translation>
        </message>
        <message>
            <source>This cluster has none yet</source>
            <translation>此集群还没有</translation>
        </message>
        <message>
            <source>Nothing traced yet</source>
            <translation>还没有追踪过</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>重新开始</translation>
        </message>
        <message>
            <source>Not everything was read that this way goes by.</source>
            <translation>这条路径所经过的内容并非全部都已读取。</translation>
        </message>
    </context>
    <context>
        <name>portolan::PathStart</name>
        <message>
            <source>Which way does a packet take?</source>
            <translation>数据包走哪条路？</translation>
        </message>
        <message>
            <source>Reading the cluster…</source>
            <translation>正在读取集群…</translation>
        </message>
        <message>
            <source>Type where it starts and where it goes: a pod (namespace/name), a Service (svc:namespace/name), a node, an Ingress or an address.</source>
            <translation>请输入起点和终点：Pod（命名空间/名称）、Service（svc:命名空间/名称）、节点、Ingress 或地址。</translation>
        </message>
        <message>
            <source>Type two ends above, use “Trace from here” in any table, or begin with one of these, found in this cluster:</source>
            <translation>在上方输入两端，或在任意表格中使用“从这里追踪”，或从此集群中的下列示例开始：</translation>
        </message>
    </context>
    <context>
        <name>portolan::PickList</name>
        <message>
            <source>Nothing of that name</source>
            <translation>没有这个名称</translation>
        </message>
    </context>
    <context>
        <name>portolan::PluginDialog</name>
        <message>
            <source>Run a credential plugin?</source>
            <translation>运行凭据插件？</translation>
        </message>
        <message>
            <source>The user &quot;%1&quot; of %2 gets its credentials from a program on this machine. That file is neither ~/.kube/config nor named by KUBECONFIG: run the program only if you trust who wrote the file.</source>
            <translation>%2 中的用户 “%1” 从这台机器上的一个程序获取凭据。该文件既不是 ~/.kube/config，也没有在 KUBECONFIG 中指定：只有在您信任该文件的作者时才运行此程序。</translation>
        </message>
        <message>
            <source>Do not run</source>
            <translation>不运行</translation>
        </message>
        <message>
            <source>Run it, and remember</source>
            <translation>运行并记住</translation>
        </message>
        <message>
            <source>kubeconfig</source>
            <translation>kubeconfig</translation>
        </message>
        <message>
            <source>command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>variables that the file sets for it</source>
            <translation>该文件为它设置的变量</translation>
        </message>
    </context>
    <context>
        <name>portolan::PreferencesDialog</name>
        <message>
            <source>Preferences</source>
            <translation>首选项</translation>
        </message>
        <message>
            <source>&amp;Look:</source>
            <translation>外观(&amp;L)：</translation>
        </message>
        <message>
            <source>La&amp;nguage:</source>
            <translation>语言(&amp;N)：</translation>
        </message>
        <message>
            <source>&amp;Text size:</source>
            <translation>文字大小(&amp;T)：</translation>
        </message>
        <message>
            <source>&amp;Begin with:</source>
            <translation>启动时显示(&amp;B)：</translation>
        </message>
        <message>
            <source>&amp;Kubeconfig files:</source>
            <translation>kubeconfig 文件(&amp;K)：</translation>
        </message>
        <message>
            <source>Language, text size and kubeconfig files count from the next start on. Without files here, KUBECONFIG or ~/.kube/config is read, as kubectl does.</source>
            <translation>语言、文字大小和 kubeconfig 文件从下次启动起生效。此处没有文件时，与 kubectl 一样读取 KUBECONFIG 或 ~/.kube/config。</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>跟随桌面</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>Where it was</source>
            <translation>上次的位置</translation>
        </message>
        <message>
            <source>Kubeconfig files</source>
            <translation>kubeconfig 文件</translation>
        </message>
        <message>
            <source>&amp;Add…</source>
            <translation>添加(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>移除(&amp;R)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>High contrast, dark</source>
            <translation>高对比度，深色</translation>
        </message>
        <message>
            <source>High contrast, light</source>
            <translation>高对比度，浅色</translation>
        </message>
    </context>
    <context>
        <name>portolan::PressurePage</name>
        <message>
            <source>Pressure</source>
            <translation>资源压力</translation>
        </message>
        <message>
            <source>nothing under pressure</source>
            <translation>没有压力</translation>
        </message>
        <message>
            <source>1 under pressure</source>
            <translation>1 个有压力</translation>
        </message>
        <message>
            <source>%1 under pressure</source>
            <translation>%1 个有压力</translation>
        </message>
        <message>
            <source>Nothing is nearly full or near a limit, nothing was killed for memory or evicted.</source>
            <translation>没有即将写满或接近限制的，也没有因内存被终止或被驱逐的。</translation>
        </message>
        <message>
            <source>Nothing else is known to be under pressure.</source>
            <translation>未发现其他有压力的。</translation>
        </message>
    </context>
    <context>
        <name>portolan::ScopeChoosers</name>
        <message>
            <source>as typed, not in the list</source>
            <translation>按输入采用，不在列表中</translation>
        </message>
        <message>
            <source>Open a snapshot…</source>
            <translation>打开快照…</translation>
        </message>
        <message>
            <source>YAML, JSON, or a cluster-info dump</source>
            <translation>YAML、JSON 或 cluster-info dump</translation>
        </message>
        <message>
            <source>All namespaces</source>
            <translation>所有命名空间</translation>
        </message>
        <message>
            <source>typed by you</source>
            <translation>由您输入</translation>
        </message>
    </context>
    <context>
        <name>portolan::SessionHost</name>
        <message>
            <source>it was not run: nobody has agreed to it yet</source>
            <translation>没有运行它：尚未有人同意</translation>
        </message>
    </context>
    <context>
        <name>portolan::SideBar</name>
        <message>
            <source>Pages</source>
            <translation>页面</translation>
        </message>
        <message>
            <source>Fewer kinds</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>More kinds…</source>
            <translation>更多种类…</translation>
        </message>
        <message numerus="yes">
            <source>%n in trouble</source>
            <translation>
                <numerusform>%n 个有问题</numerusform>
            </translation>
        </message>
        <message>
            <source>you may not see them</source>
            <translation>您无权查看</translation>
        </message>
    </context>
    <context>
        <name>portolan::StatusBar</name>
        <message>
            <source>read-only</source>
            <translation>只读</translation>
        </message>
        <message>
            <source>Portolan only ever reads: it lists, watches and gets</source>
            <translation>Portolan 只读取：仅执行 list、watch 和 get</translation>
        </message>
        <message numerus="yes">
            <source>%n watches</source>
            <translation>
                <numerusform>%n 个监视</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n nodes</source>
            <translation>
                <numerusform>%n 个节点</numerusform>
            </translation>
        </message>
        <message>
            <source>What the connection costs</source>
            <translation>连接的开销</translation>
        </message>
        <message>
            <source>throttled by the server</source>
            <translation>被服务器限流</translation>
        </message>
        <message>
            <source>%L1 events/s</source>
            <translation>%L1 个事件/秒</translation>
        </message>
        <message>
            <source>%L1 KB/s</source>
            <translation>%L1 KB/秒</translation>
        </message>
        <message>
            <source>Since it was opened: %1, %2, %L3 KB</source>
            <translation>自打开以来：%1，%2，%L3 KB</translation>
        </message>
        <message numerus="yes">
            <source>%n requests</source>
            <translation>
                <numerusform>%n 个请求</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n retries</source>
            <translation>
                <numerusform>%n 次重试</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>portolan::StepPane</name>
        <message>
            <source>EVIDENCE</source>
            <translation>依据</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>STEPS</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>Previous step (Up)</source>
            <translation>上一步 (Up)</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Play the steps one by one, or pause (Space)</source>
            <translation>逐步播放或暂停 (Space)</translation>
        </message>
        <message>
            <source>Next step (Down)</source>
            <translation>下一步 (Down)</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>复制为文本</translation>
        </message>
        <message>
            <source>Copy the whole trace, as the command prints it</source>
            <translation>复制整个追踪结果，与命令输出相同</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>%1
Opens the object&apos;s YAML at this field</source>
                <translation>%1
打开对象 YAML 中的此字段</translation>
                </message>
            </context>
            <context>
                <name>portolan::StorageChartView</name>
                <message>
                    <source>Loading…</source>
                    <translation>正在加载…</translation>
                </message>
                <message>
                    <source>The storage chart cannot be drawn.</source>
                    <translation>无法绘制存储图。</translation>
                </message>
                <message>
                    <source>%1 is gone.</source>
                    <translation>%1 已不存在。</translation>
                </message>
                <message>
                    <source>It has been deleted, or never was in this cluster.</source>
                    <translation>它已被删除，或从未存在于此集群。</translation>
                </message>
                <message>
                    <source>Nothing here uses storage.</source>
                    <translation>这里没有使用存储的对象。</translation>
                </message>
                <message>
                    <source>Pods with volumes, claims and persistent volumes appear here as soon as there are any.</source>
                    <translation>一旦有带卷的 Pod、声明和持久卷，就会显示在这里。</translation>
                </message>
                <message>
                    <source>Why this volume</source>
                    <translation>为何是此卷</translation>
                </message>
                <message>
                    <source>Why it waits</source>
                    <translation>为何等待</translation>
                </message>
                <message>
                    <source>Nothing here uses storage in what was read.</source>
                    <translation>在已读取的内容中，这里没有使用存储的对象。</translation>
                </message>
                <message>
                    <source>Show all %L1 pods</source>
                    <translation>显示全部 %L1 个 Pod</translation>
                </message>
            </context>
            <context>
                <name>portolan::StoragePage</name>
                <message>
                    <source>Storage</source>
                    <translation>存储</translation>
                </message>
                <message>
                    <source>namespace %1</source>
                    <translation>命名空间 %1</translation>
                </message>
                <message>
                    <source>the whole cluster</source>
                    <translation>整个集群</translation>
                </message>
                <message>
                    <source>Show %1</source>
                    <translation>显示%1</translation>
                </message>
            </context>
            <context>
                <name>portolan::SummaryView</name>
                <message>
                    <source>Facts</source>
                    <translation>信息</translation>
                </message>
                <message>
                    <source>Summary</source>
                    <translation>摘要</translation>
                </message>
            </context>
            <context>
                <name>portolan::TableHeader</name>
                <message>
                    <source>Columns</source>
                    <translation>列</translation>
                </message>
                <message>
                    <source>%1, sorted upwards</source>
                    <translation>%1，升序</translation>
                </message>
                <message>
                    <source>%1, sorted downwards</source>
                    <translation>%1，降序</translation>
                </message>
            </context>
            <context>
                <name>portolan::TablePage</name>
                <message>
                    <source>text, label=value, /regex/</source>
                    <translation>文本、label=value、/正则/</translation>
                </message>
                <message>
                    <source>Words that a row must show. app=web and app!=web look at labels, status:crash at one column, /.../ is a regular expression.</source>
                    <translation>行中必须出现的词。app=web 和 app!=web 匹配标签，status:crash 匹配某一列，/.../ 是正则表达式。</translation>
                </message>
                <message>
                    <source>Filter</source>
                    <translation>筛选</translation>
                </message>
                <message>
                    <source>trouble</source>
                    <translation>有问题</translation>
                </message>
                <message>
                    <source>Only rows in trouble</source>
                    <translation>仅显示有问题的行</translation>
                </message>
                <message>
                    <source>Press / to filter</source>
                    <translation>按 / 筛选</translation>
                </message>
                <message numerus="yes">
                    <source>%n in trouble</source>
                    <translation>
                        <numerusform>%n 个有问题</numerusform>
                    </translation>
                </message>
                <message numerus="yes">
                    <source>%n selected</source>
                    <translation>
                        <numerusform>已选 %n 个</numerusform>
                    </translation>
                </message>
                <message>
                    <source>Not up to date. %1: %2</source>
                    <translation>不是最新状态。%1：%2</translation>
                </message>
                <message numerus="yes">
                    <source>%n could not be read and are left out; the last one: %1</source>
                    <translation>
                        <numerusform>%n 个无法读取，未列出；最近一个：%1</numerusform>
                    </translation>
                </message>
                <message>
                    <source>Nothing matches</source>
                    <translation>没有匹配项</translation>
                </message>
                <message numerus="yes">
                    <source>%n rows are hidden by the filter.</source>
                    <translation>
                        <numerusform>%n 行被筛选条件隐藏。</numerusform>
                    </translation>
                </message>
                <message>
                    <source>Show all</source>
                    <translation>显示全部</translation>
                </message>
                <message>
                    <source>Loading %1…</source>
                    <translation>正在加载 %1…</translation>
                </message>
                <message>
                    <source>This cluster has no %1</source>
                    <translation>此集群没有 %1</translation>
                </message>
                <message>
                    <source>Its server does not serve %1.</source>
                    <translation>其服务器不提供 %1。</translation>
                </message>
                <message>
                    <source>No %1 in %2</source>
                    <translation>%2 中没有 %1</translation>
                </message>
                <message>
                    <source>No %1</source>
                    <translation>没有 %1</translation>
                </message>
                <message>
                    <source>They appear here as soon as the cluster has some.</source>
                    <translation>集群中一旦有，就会显示在这里。</translation>
                </message>
                <message>
                    <source>Copy cell</source>
                    <translation>复制单元格</translation>
                </message>
                <message>
                    <source>Copy rows</source>
                    <translation>复制行</translation>
                </message>
                <message>
                    <source>Copy rows as CSV</source>
                    <translation>复制行为 CSV</translation>
                </message>
                <message>
                    <source>Go to %1 %2</source>
                    <translation>转到 %1 %2</translation>
                </message>
                <message>
                    <source>Other namespaces may have some: choose “All namespaces” above.</source>
                    <translation>其他命名空间可能有：请在上方选择“所有命名空间”。</translation>
                </message>
                <message>
                    <source>Only what is in %1: you may not list them in the whole cluster.</source>
                    <translation>仅限 %1 中的内容：您无权在整个集群中列出它们。</translation>
                </message>
                <message>
                    <source>You may not list them in the whole cluster; these are the namespaces you look into.</source>
                    <translation>您无权在整个集群中列出它们；这些是您查看的命名空间。</translation>
                </message>
                <message>
                    <source>Ask again</source>
                    <translation>重新询问</translation>
                </message>
                <message>
                    <source>Whoever wrote the snapshot might not list them.</source>
                    <translation>生成快照的人可能无权列出它们。</translation>
                </message>
                <message>
                    <source>The files that were opened do not hold any, and do not say that there are none.</source>
                    <translation>打开的文件中没有这些对象，也没有说明它们不存在。</translation>
                </message>
                <message>
                    <source>They cannot be watched: they are listed again every %1 seconds.</source>
                    <translation>它们无法被监视：每 %1 秒重新列出一次。</translation>
                </message>
                <message>
                    <source>%L1 of %L2</source>
                    <translation>%L1 / %L2</translation>
                </message>
                <message numerus="yes">
                    <source>%Ln containers</source>
                    <translation>
                        <numerusform>%Ln 个容器</numerusform>
                    </translation>
                </message>
                <message numerus="yes">
                    <source>%Ln volumes</source>
                    <translation>
                        <numerusform>%Ln 个卷</numerusform>
                    </translation>
                </message>
                <message>
                    <source>%1: %L2</source>
                    <translation>%1：%L2</translation>
                </message>
            </context>
            <context>
                <name>portolan::TopBar</name>
                <message>
                    <source>context</source>
                    <translation>上下文</translation>
                </message>
                <message>
                    <source>namespace</source>
                    <translation>命名空间</translation>
                </message>
                <message>
                    <source>Tool bar</source>
                    <translation>工具栏</translation>
                </message>
                <message>
                    <source>Menu</source>
                    <translation>菜单</translation>
                </message>
            </context>
            <context>
                <name>portolan::TreePage</name>
                <message>
                    <source>Tree of the cluster</source>
                    <translation>集群树</translation>
                </message>
                <message>
                    <source>Tree</source>
                    <translation>树</translation>
                </message>
                <message>
                    <source>find by name; Enter goes on</source>
                    <translation>按名称查找；回车继续</translation>
                </message>
                <message>
                    <source>Find</source>
                    <translation>查找</translation>
                </message>
                <message numerus="yes">
                    <source>%n pods</source>
                    <translation>
                        <numerusform>%n 个 Pod</numerusform>
                    </translation>
                </message>
                <message>
                    <source>Nothing to show</source>
                    <translation>没有内容</translation>
                </message>
                <message>
                    <source>Pods and workloads appear here as soon as there are some.</source>
                    <translation>一旦有 Pod 和工作负载，就会显示在这里。</translation>
                </message>
                <message>
                    <source>Loading the cluster…</source>
                    <translation>正在加载集群…</translation>
                </message>
                <message>
                    <source>Open</source>
                    <translation>打开</translation>
                </message>
                <message>
                    <source>Open everything below</source>
                    <translation>展开下面全部</translation>
                </message>
                <message>
                    <source>Close all</source>
                    <translation>全部收起</translation>
                </message>
                <message>
                    <source>Pods and workloads</source>
                    <translation>Pod 和工作负载</translation>
                </message>
                <message>
                    <source>The files that were opened do not hold any, and do not say that there are none.</source>
                    <translation>打开的文件中没有这些对象，也没有说明它们不存在。</translation>
                </message>
            </context>
            <context>
                <name>portolan::UsageView</name>
                <message>
                    <source>CPU</source>
                    <translation>CPU</translation>
                </message>
                <message>
                    <source>Memory</source>
                    <translation>内存</translation>
                </message>
                <message>
                    <source>request</source>
                    <translation>请求</translation>
                </message>
                <message>
                    <source>limit</source>
                    <translation>限制</translation>
                </message>
                <message>
                    <source>No pod of it runs.</source>
                    <translation>它没有正在运行的 Pod。</translation>
                </message>
                <message>
                    <source>What it uses is not known: %1.</source>
                    <translation>其用量未知：%1。</translation>
                </message>
                <message>
                    <source>not asked yet</source>
                    <translation>尚未询问</translation>
                </message>
                <message>
                    <source>What it uses, as metrics.k8s.io tells, since this window looks.</source>
                    <translation>其用量，由 metrics.k8s.io 提供，自此窗口开始查看起。</translation>
                </message>
                <message>
                    <source>What its %1 pods use together, as metrics.k8s.io tells, since this window looks; %2 of them are measured.</source>
                    <translation>其 %1 个 Pod 的合计用量，由 metrics.k8s.io 提供，自此窗口开始查看起；其中 %2 个已测量。</translation>
                </message>
                <message>
                    <source>allocatable</source>
                    <translation>可分配</translation>
                </message>
                <message>
                    <source>requests of its pods</source>
                    <translation>其 Pod 的请求</translation>
                </message>
                <message>
                    <source>limits of its pods</source>
                    <translation>其 Pod 的限制</translation>
                </message>
                <message>
                    <source>What the whole machine uses, as metrics.k8s.io tells, since this window looks.</source>
                    <translation>整台机器的用量，由 metrics.k8s.io 提供，自此窗口开始查看起。</translation>
                </message>
                <message>
                    <source>Used</source>
                    <translation>已用</translation>
                </message>
                <message>
                    <source>file system</source>
                    <translation>文件系统</translation>
                </message>
                <message>
                    <source>How full it is, is not known: not asked yet.</source>
                    <translation>占用情况未知：尚未询问。</translation>
                </message>
            </context>
            <context>
                <name>portolan::VerdictBanner</name>
                <message>
                    <source>Allowed</source>
                    <translation>允许</translation>
                </message>
                <message>
                    <source>Denied, not enforced</source>
                    <translation>拒绝，但未执行</translation>
                </message>
                <message>
                    <source>Denied</source>
                    <translation>拒绝</translation>
                </message>
                <message>
                    <source>Unreachable</source>
                    <translation>不可达</translation>
                </message>
                <message>
                    <source>Unknown</source>
                    <translation>未知</translation>
                </message>
                <message>
                    <source>policy</source>
                    <translation>策略</translation>
                </message>
                <message>
                    <source>this decides</source>
                    <translation>由此决定</translation>
                </message>
                <message>
                    <source>enforced</source>
                    <translation>执行</translation>
                </message>
                <message>
                    <source>yes: %1</source>
                    <translation>是：%1</translation>
                </message>
                <message>
                    <source>no: %1</source>
                    <translation>否：%1</translation>
                </message>
                <message>
                    <source>nobody can say from here: %1</source>
                    <translation>从这里无法判断：%1</translation>
                </message>
                <message>
                    <source>not read</source>
                    <translation>未读取</translation>
                </message>
                <message>
                    <source>%1 may decide otherwise: Portolan does not evaluate its kind</source>
                    <translation>%1 可能有不同的决定：Portolan 不评估这个种类</translation>
                </message>
                <message>
                    <source>note</source>
                    <translation>注</translation>
                </message>
            </context>
            <context>
                <name>portolan::WindowActions</name>
                <message>
                    <source>&amp;File</source>
                    <translation>文件(&amp;F)</translation>
                </message>
                <message>
                    <source>&amp;Open files…</source>
                    <translation>打开文件(&amp;O)…</translation>
                </message>
                <message>
                    <source>Open manifests, a dump or a snapshot in place of a cluster</source>
                    <translation>打开清单、转储或快照来代替集群</translation>
                </message>
                <message>
                    <source>Open &amp;recent</source>
                    <translation>最近打开的文件(&amp;R)</translation>
                </message>
                <message>
                    <source>Files that were open before</source>
                    <translation>以前打开过的文件</translation>
                </message>
                <message>
                    <source>Choose a &amp;context</source>
                    <translation>选择上下文(&amp;C)</translation>
                </message>
                <message>
                    <source>Go to another cluster, or another way into this one</source>
                    <translation>前往另一个集群，或以另一种方式进入此集群</translation>
                </message>
                <message>
                    <source>&amp;Export…</source>
                    <translation>导出(&amp;E)…</translation>
                </message>
                <message>
                    <source>&amp;Print…</source>
                    <translation>打印(&amp;P)…</translation>
                </message>
                <message>
                    <source>Close the &amp;window</source>
                    <translation>关闭窗口(&amp;W)</translation>
                </message>
                <message>
                    <source>Close this window</source>
                    <translation>关闭此窗口</translation>
                </message>
                <message>
                    <source>&amp;Quit</source>
                    <translation>退出(&amp;Q)</translation>
                </message>
                <message>
                    <source>Close Portolan</source>
                    <translation>关闭 Portolan</translation>
                </message>
                <message>
                    <source>&amp;Edit</source>
                    <translation>编辑(&amp;E)</translation>
                </message>
                <message>
                    <source>&amp;Go to anything</source>
                    <translation>前往任意处(&amp;G)</translation>
                </message>
                <message>
                    <source>Find a page, an object or a command by its name</source>
                    <translation>按名称查找页面、对象或命令</translation>
                </message>
                <message>
                    <source>&amp;Find on this page</source>
                    <translation>在此页查找(&amp;F)</translation>
                </message>
                <message>
                    <source>Filter the table, or find in the chart or text in front</source>
                    <translation>筛选表格，或在当前图表或文本中查找</translation>
                </message>
                <message>
                    <source>&amp;Preferences…</source>
                    <translation>首选项(&amp;P)…</translation>
                </message>
                <message>
                    <source>Look, language, text size, and what Portolan begins with</source>
                    <translation>外观、语言、文字大小，以及 Portolan 启动时显示什么</translation>
                </message>
                <message>
                    <source>&amp;View</source>
                    <translation>视图(&amp;V)</translation>
                </message>
                <message>
                    <source>&amp;Details</source>
                    <translation>详情(&amp;D)</translation>
                </message>
                <message>
                    <source>Show or hide the details of what is selected</source>
                    <translation>显示或隐藏所选对象的详情</translation>
                </message>
                <message>
                    <source>&amp;Close the details</source>
                    <translation>关闭详情(&amp;C)</translation>
                </message>
                <message>
                    <source>Select nothing</source>
                    <translation>不选择任何对象</translation>
                </message>
                <message>
                    <source>&amp;Summary of the object</source>
                    <translation>对象摘要(&amp;S)</translation>
                </message>
                <message>
                    <source>What is known of it</source>
                    <translation>已知的情况</translation>
                </message>
                <message>
                    <source>Its s&amp;torage chart</source>
                    <translation>存储图(&amp;T)</translation>
                </message>
                <message>
                    <source>Its mounts, claims and volumes</source>
                    <translation>它的挂载、声明和卷</translation>
                </message>
                <message>
                    <source>D&amp;escribe it</source>
                    <translation>描述(&amp;E)</translation>
                </message>
                <message>
                    <source>As kubectl describes it</source>
                    <translation>与 kubectl describe 相同</translation>
                </message>
                <message>
                    <source>Its &amp;YAML</source>
                    <translation>YAML(&amp;Y)</translation>
                </message>
                <message>
                    <source>As the server keeps it</source>
                    <translation>服务器保存的样子</translation>
                </message>
                <message>
                    <source>Its e&amp;vents</source>
                    <translation>事件(&amp;V)</translation>
                </message>
                <message>
                    <source>What was told about it</source>
                    <translation>关于它的事件</translation>
                </message>
                <message>
                    <source>Why it &amp;binds or waits</source>
                    <translation>为何绑定或等待(&amp;B)</translation>
                </message>
                <message>
                    <source>A claim&apos;s or volume&apos;s binding, judged volume by volume</source>
                    <translation>声明或卷的绑定，逐卷判断</translation>
                </message>
                <message>
                    <source>Look as the des&amp;ktop</source>
                    <translation>跟随桌面(&amp;K)</translation>
                </message>
                <message>
                    <source>Light or dark as the desktop is</source>
                    <translation>与桌面一致的浅色或深色</translation>
                </message>
                <message>
                    <source>&amp;Light</source>
                    <translation>浅色(&amp;L)</translation>
                </message>
                <message>
                    <source>Dark on light</source>
                    <translation>浅底深字</translation>
                </message>
                <message>
                    <source>Da&amp;rk</source>
                    <translation>深色(&amp;R)</translation>
                </message>
                <message>
                    <source>Light on dark</source>
                    <translation>深底浅字</translation>
                </message>
                <message>
                    <source>&amp;More kinds</source>
                    <translation>更多类别(&amp;M)</translation>
                </message>
                <message>
                    <source>List the kinds that are seldom looked for, and those of the cluster&apos;s own making</source>
                    <translation>列出不常查看的类别以及集群自定义的类别</translation>
                </message>
                <message>
                    <source>Me&amp;nu bar</source>
                    <translation>菜单栏(&amp;N)</translation>
                </message>
                <message>
                    <source>Show or hide the menu bar; without it a button holds the menus</source>
                    <translation>显示或隐藏菜单栏；隐藏时菜单在一个按钮里</translation>
                </message>
                <message>
                    <source>F&amp;ull screen</source>
                    <translation>全屏(&amp;U)</translation>
                </message>
                <message>
                    <source>Use all of the screen</source>
                    <translation>使用整个屏幕</translation>
                </message>
                <message>
                    <source>&amp;Go</source>
                    <translation>前往(&amp;G)</translation>
                </message>
                <message>
                    <source>&amp;Back</source>
                    <translation>后退(&amp;B)</translation>
                </message>
                <message>
                    <source>Where you were before</source>
                    <translation>之前所在的位置</translation>
                </message>
                <message>
                    <source>&amp;Forward</source>
                    <translation>前进(&amp;F)</translation>
                </message>
                <message>
                    <source>Where you came back from</source>
                    <translation>返回之前所在的位置</translation>
                </message>
                <message>
                    <source>Choose a &amp;namespace</source>
                    <translation>选择命名空间(&amp;N)</translation>
                </message>
                <message>
                    <source>Show one namespace, or all of them</source>
                    <translation>显示一个命名空间，或全部</translation>
                </message>
                <message>
                    <source>&amp;Try to connect again</source>
                    <translation>重新连接(&amp;T)</translation>
                </message>
                <message>
                    <source>Ask the server once more, at once</source>
                    <translation>立即再询问服务器一次</translation>
                </message>
                <message>
                    <source>&amp;Help</source>
                    <translation>帮助(&amp;H)</translation>
                </message>
                <message>
                    <source>&amp;Shortcuts</source>
                    <translation>快捷键(&amp;S)</translation>
                </message>
                <message>
                    <source>&amp;Report a bug…</source>
                    <translation>报告问题(&amp;R)…</translation>
                </message>
                <message>
                    <source>What to tell, ready to be copied</source>
                    <translation>要说明的内容，可直接复制</translation>
                </message>
                <message>
                    <source>&amp;About Portolan</source>
                    <translation>关于 Portolan(&amp;A)</translation>
                </message>
                <message>
                    <source>Version and licences</source>
                    <translation>版本与许可证</translation>
                </message>
                <message>
                    <source>&amp;New window</source>
                    <translation>新建窗口(&amp;N)</translation>
                </message>
                <message>
                    <source>Another window on the same cluster, to go its own way</source>
                    <translation>在同一集群上另开一个独立的窗口</translation>
                </message>
                <message>
                    <source>Write the chart or table of this page to a file</source>
                    <translation>把此页的图或表格写入文件</translation>
                </message>
                <message>
                    <source>Print the chart or table of this page</source>
                    <translation>打印此页的图或表格</translation>
                </message>
                <message>
                    <source>&amp;High contrast, dark</source>
                    <translation>高对比度，深色(&amp;H)</translation>
                </message>
                <message>
                    <source>Light on dark, as far apart as colours can be</source>
                    <translation>深底浅字，对比尽可能强</translation>
                </message>
                <message>
                    <source>H&amp;igh contrast, light</source>
                    <translation>高对比度，浅色(&amp;I)</translation>
                </message>
                <message>
                    <source>Dark on light, as far apart as colours can be</source>
                    <translation>浅底深字，对比尽可能强</translation>
                </message>
                <message>
                    <source>&amp;Object</source>
                    <translation>对象(&amp;O)</translation>
                </message>
                <message>
                    <source>&amp;Copy its name</source>
                    <translation>复制名称(&amp;C)</translation>
                </message>
                <message>
                    <source>The name of the object that is selected</source>
                    <translation>所选对象的名称</translation>
                </message>
                <message>
                    <source>Copy kubectl &amp;get</source>
                    <translation>复制 kubectl get(&amp;G)</translation>
                </message>
                <message>
                    <source>The command line that gets the object</source>
                    <translation>获取该对象的命令行</translation>
                </message>
                <message>
                    <source>Copy kubectl descri&amp;be</source>
                    <translation>复制 kubectl describe(&amp;B)</translation>
                </message>
                <message>
                    <source>The command line that describes the object</source>
                    <translation>描述该对象的命令行</translation>
                </message>
                <message>
                    <source>Everything the window can do, and its keys, to be changed</source>
                    <translation>窗口能做的一切及其按键，可更改</translation>
                </message>
                <message>
                    <source>&amp;What it uses</source>
                    <translation>用量(&amp;W)</translation>
                </message>
                <message>
                    <source>Cpu and memory, or how full it is, since this window looks</source>
                    <translation>CPU 和内存，或占用情况，自此窗口开始查看起</translation>
                </message>
            </context>
        </TS>
