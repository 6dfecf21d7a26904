// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace deltascope {

/// Lends large objects that are wanted again and again: one that its last holder lets go of, on whatever
/// thread, is lent again, with the memory that it has. Use take() from one thread.
template <class Object>
class Recycler
{
public:
    /// Nobody else holds it. As its last holder left it, or newly made.
    std::shared_ptr<Object> take()
    {
        std::unique_ptr<Object> object = m_idle->take();
        if (!object)
            object = std::make_unique<Object>();
        return std::shared_ptr<Object>(object.release(), [idle = m_idle](Object *returned) {
            idle->keep(std::unique_ptr<Object>(returned));
        });
    }

private:
    class Idle
    {
    public:
        Idle() { m_objects.reserve(most); }
        std::unique_ptr<Object> take()
        {
            const std::lock_guard lock(m_mutex);
            if (m_objects.empty())
                return nullptr;
            std::unique_ptr<Object> last = std::move(m_objects.back());
            m_objects.pop_back();
            return last;
        }
        void keep(std::unique_ptr<Object> object)
        {
            const std::lock_guard lock(m_mutex);
            if (m_objects.size() < most)
                m_objects.push_back(std::move(object));
        }

    private:
        static constexpr std::size_t most = 2; // one is shown while the next is made

        std::mutex m_mutex;
        std::vector<std::unique_ptr<Object>> m_objects;
    };

    std::shared_ptr<Idle> m_idle = std::make_shared<Idle>();
};

} // namespace deltascope
