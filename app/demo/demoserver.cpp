#include "app/demo/demoserver.h"

#include <sys/socket.h>

#include <mutex>
#include <thread>

#include "app/demo/apihandler.h"
#include "app/demo/clusterload.h"
#include "app/demo/crashloop.h"
#include "app/demo/growingpool.h"
#include "app/demo/scenario.h"
#include "app/demo/world.h"

namespace portolan {

namespace {

constexpr std::size_t maxThreads = 512;

void configure(httplib::Server &server, ApiHandler &handler)
{
    server.new_task_queue = [] { return new GrowingPool(maxThreads); };
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(1'000'000);
    server.set_keep_alive_timeout(60);
    server.set_socket_options([](socket_t socket) { // not REUSEPORT: a taken port must be an error
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    const auto answer = [&handler](const httplib::Request &request, httplib::Response &response) { handler.handle(request, response); };
    server.Get(".*", answer);
    server.Post(".*", answer);
    server.Put(".*", answer);
    server.Patch(".*", answer);
    server.Delete(".*", answer);
}

} // namespace

struct DemoServer::Private {
    Private(const DemoOptions &options, const std::vector<Json> &objects) : world(options, objects), handler(world) {}
    ~Private() { stop(); }

    bool listen(int port)
    {
        server = std::make_unique<httplib::Server>();
        configure(*server, handler);
        if (port == 0)
            port = server->bind_to_any_port("127.0.0.1");
        else if (!server->bind_to_port("127.0.0.1", port))
            port = -1;
        if (port <= 0)
            return false;
        world.port = port;
        world.stopping = false;
        thread = std::thread([this] { server->listen_after_bind(); });
        while (!server->is_running()) // a moment: until then stop() would not be heard
            std::this_thread::yield();
        return true;
    }
    void stop()
    {
        const std::lock_guard lock(mutex);
        if (!thread.joinable())
            return;
        world.stopping = true;
        world.bank.wake();
        server->stop();
        thread.join();
    }

    DemoWorld world;
    ApiHandler handler;
    std::mutex mutex; ///< of listening and stopping
    std::unique_ptr<httplib::Server> server;
    std::thread thread;
    std::unique_ptr<Scenario> scenario;
    std::unique_ptr<CrashLoop> crashLoop;
};

DemoServer::DemoServer(std::unique_ptr<Private> p) : d(std::move(p)) {}
DemoServer::~DemoServer() = default;

Result<std::unique_ptr<DemoServer>> DemoServer::start(const DemoOptions &options)
{
    auto cluster = loadDemoCluster(options.name);
    if (!cluster)
        return tl::unexpected(cluster.error());
    auto p = std::make_unique<Private>(options, cluster->objects);
    const std::int64_t shift = p->world.now().micros / 1'000'000 * 1'000'000 - cluster->taken.micros;
    for (Json &object : cluster->objects) {
        const int resource = p->world.catalog.indexOfKind(object["apiVersion"].view(), object["kind"].view());
        if (resource < 0)
            return failure(ErrorKind::Parse, "demo \"" + options.name + '"', "unknown kind " + object["apiVersion"].str() + ' ' + object["kind"].str());
        shiftTimes(object, shift);
        p->world.bank.put(resource, std::move(object));
    }
    if (!p->listen(options.port))
        return failure(ErrorKind::Network, "127.0.0.1:" + std::to_string(options.port), "the port cannot be listened on");
    p->scenario = std::make_unique<Scenario>(p->world);
    p->scenario->setPlaying(options.play);
    p->crashLoop = std::make_unique<CrashLoop>(p->world);
    p->crashLoop->setPlaying(options.play);
    return std::unique_ptr<DemoServer>(new DemoServer(std::move(p)));
}

std::string DemoServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(port());
}

int DemoServer::port() const
{
    return d->world.port;
}

std::string DemoServer::kubeconfig() const
{
    return "apiVersion: v1\nkind: Config\nclusters:\n- name: demo\n  cluster:\n    server: " + url()
        + "\nusers:\n- name: demo\n  user: {}\ncontexts:\n- name: demo\n  context:\n    cluster: demo\n    user: demo\n"
          "current-context: demo\n";
}

void DemoServer::setPlaying(bool playing)
{
    d->scenario->setPlaying(playing);
    d->crashLoop->setPlaying(playing);
}

bool DemoServer::isPlaying() const
{
    return d->scenario->isPlaying();
}

void DemoServer::stop()
{
    d->stop();
}

bool DemoServer::restart()
{
    const std::lock_guard lock(d->mutex);
    return d->thread.joinable() || d->listen(d->world.port);
}

void DemoServer::step()
{
    d->scenario->step();
}

std::vector<std::string> DemoServer::names()
{
    return demoClusterNames();
}

} // namespace portolan
