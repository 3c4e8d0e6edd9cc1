#pragma once

#include <httplib.h>

#include "app/demo/answers.h"
#include "app/demo/selectors.h"
#include "app/demo/world.h"

namespace portolan {

/// Answers the requests of one demo server. Stateless beside the world: any number of threads at once.
class ApiHandler
{
public:
    explicit ApiHandler(DemoWorld &world) : m_world(world) {}
    void handle(const httplib::Request &request, httplib::Response &response);

private:
    using Request = httplib::Request;
    using Response = httplib::Response;
    [[nodiscard]] bool answerFixed(const Request &request, Response &response);
    [[nodiscard]] bool answerDiscovery(const Request &request, Response &response);
    void answerPost(const Request &request, Response &response);
    void answerObjects(const Request &request, Response &response);
    void answerGet(const Request &request, Response &response, int resource, const ApiPath &path);
    void answerList(const Request &request, Response &response, int resource, const ApiPath &path);
    void answerWatch(const Request &request, Response &response, int resource, const ApiPath &path);
    void sendObject(const Request &request, Response &response, int resource, const Json &object);
    [[nodiscard]] const ResourceInfo &info(int resource) const { return m_world.catalog.resources()[static_cast<std::size_t>(resource)]; }

    DemoWorld &m_world;
};

} // namespace portolan
