<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
    <message>
        <source>%1 things in the files could not be read and are left out</source>
        <translation>文件中有 %1 处无法读取，已略去</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
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
        <source> and %1 more</source>
        <translation>，另有 %1 个</translation>
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
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
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
        <source>and %1 more nodes</source>
        <translation>另有 %1 个节点</translation>
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
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>and %1 more pods</source>
        <translation>另有 %1 个 Pod</translation>
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
    <name>StepDelegate</name>
    <message>
        <source>inferred from how the plug-in works</source>
        <translation>根据插件的工作方式推断</translation>
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
        <source>%1 more, see Events</source>
        <translation>另有 %1 条，见“事件”</translation>
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
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
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
        <source>%1 restarts</source>
        <translation>重启 %1 次</translation>
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
</context>
<context>
    <name>portolan::Banner</name>
    <message>
        <source>Try again now</source>
        <translation>立即重试</translation>
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
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>推断</translation>
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
        <source> · %1 times</source>
        <translation> · %1 次</translation>
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
</context>
<context>
    <name>portolan::DiagramView</name>
    <message>
        <source>Chart</source>
        <translation>图</translation>
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
    <name>portolan::HelpOverlay</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
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
        <source>Capacity is what volumes promise and claims ask for. How much of it is written the API does not tell.</source>
        <translation>容量是卷所承诺、声明所请求的大小。API 不说明实际写入了多少。</translation>
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
        <source>1 thing to clean</source>
        <translation>1 项待清理</translation>
    </message>
    <message>
        <source>%1 things to clean</source>
        <translation>%1 项待清理</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
</context>
<context>
    <name>portolan::MainWindow</name>
    <message>
        <source>Go to a page or an object: name, namespace/name, or &quot;pvc name&quot;</source>
        <translation>转到页面或对象：名称、命名空间/名称，或 “pvc 名称”</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接 %1…</translation>
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
        <source>Open a snapshot</source>
        <translation>打开快照</translation>
    </message>
    <message>
        <source>Manifests (*.yaml *.yml *.json);;All files (*)</source>
        <translation>清单 (*.yaml *.yml *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>All namespaces</source>
        <translation>所有命名空间</translation>
    </message>
    <message>
        <source>%1 — Portolan</source>
        <translation>%1 — Portolan</translation>
    </message>
    <message>
        <source>Go to anything</source>
        <translation>转到任意对象</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>筛选表格</translation>
    </message>
    <message>
        <source>Choose a namespace</source>
        <translation>选择命名空间</translation>
    </message>
    <message>
        <source>Choose a context</source>
        <translation>选择上下文</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>显示或隐藏详情</translation>
    </message>
    <message>
        <source>Summary of the object</source>
        <translation>对象摘要</translation>
    </message>
    <message>
        <source>Its storage chart</source>
        <translation>存储图</translation>
    </message>
    <message>
        <source>Describe it</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Its YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Its events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Try to connect again</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>These shortcuts</source>
        <translation>本列表</translation>
    </message>
    <message>
        <source>typed by you</source>
        <translation>由您输入</translation>
    </message>
    <message>
        <source>Why a claim binds or waits</source>
        <translation>声明为何绑定或等待</translation>
    </message>
</context>
<context>
    <name>portolan::MapChart</name>
    <message>
        <source>Show all %1 pods</source>
        <translation>显示全部 %1 个 Pod</translation>
    </message>
    <message numerus="yes">
        <source>%n policies…</source>
        <translation>
            <numerusform>%n 条策略…</numerusform>
        </translation>
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
        <source>unknown: network policies may not be read with this user&apos;s rights</source>
        <translation>未知：此用户无权读取网络策略</translation>
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
        <source>%1 to %2: unknown, network policies may not be read</source>
        <translation>%1 到 %2：未知，无权读取网络策略</translation>
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
        <source> (but nothing enforces policies here)</source>
        <translation>（但这里没有组件执行策略）</translation>
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
        <source>Not readable with this user&apos;s rights, and so not taken into account: %1.</source>
        <translation>此用户无权读取，因此未计入：%1。</translation>
    </message>
</context>
<context>
    <name>portolan::ObjectTableView</name>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
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
    <message>
        <source>, %1 in trouble</source>
        <translation>，%1 个有问题</translation>
    </message>
    <message>
        <source>, you may not see them</source>
        <translation>，您无权查看</translation>
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
    <message>
        <source>%1 events/s</source>
        <translation>%1 事件/秒</translation>
    </message>
    <message>
        <source>%1 KB/s</source>
        <translation>%1 KB/秒</translation>
    </message>
    <message>
        <source>%1 requests, %2 retries, %3 KB since it was opened</source>
        <translation>自打开以来 %1 个请求，%2 次重试，%3 KB</translation>
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
        <source>Show all %1 pods</source>
        <translation>显示全部 %1 个 Pod</translation>
    </message>
    <message>
        <source>Why this volume</source>
        <translation>为何是此卷</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>为何等待</translation>
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
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
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
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>Copy kubectl get</source>
        <translation>复制 kubectl get 命令</translation>
    </message>
    <message>
        <source>Copy kubectl describe</source>
        <translation>复制 kubectl describe 命令</translation>
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
</context>
<context>
    <name>portolan::TopBar</name>
    <message>
        <source>Go to anything</source>
        <translation>转到任意对象</translation>
    </message>
    <message>
        <source>context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退 (Alt+Left)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进 (Alt+Right)</translation>
    </message>
    <message>
        <source>Details pane (Ctrl+D)</source>
        <translation>详情窗格 (Ctrl+D)</translation>
    </message>
    <message>
        <source>Light, dark, high contrast</source>
        <translation>浅色、深色、高对比度</translation>
    </message>
    <message>
        <source>Shortcuts (?)</source>
        <translation>快捷键 (?)</translation>
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
        <source>High contrast</source>
        <translation>高对比度</translation>
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
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy kubectl get</source>
        <translation>复制 kubectl get 命令</translation>
    </message>
    <message>
        <source>Copy kubectl describe</source>
        <translation>复制 kubectl describe 命令</translation>
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
</TS>
