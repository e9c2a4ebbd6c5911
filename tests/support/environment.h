#pragma once

#include <cstdlib>
#include <optional>
#include <string>

namespace plattan::test {

/// Sets a variable of the environment for the time of a test.
class Variable {
public:
    Variable(const char* name, const std::string& value) : name(name)
    {
        if (const char* was = std::getenv(name))
            before = was;
        setenv(name, value.c_str(), 1);
    }
    ~Variable()
    {
        if (before)
            setenv(name, before->c_str(), 1);
        else
            unsetenv(name);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name;
    std::optional<std::string> before;
};

} // namespace plattan::test
