#include "support/catch.h"
#include "support/square.h"

#include "base/processors.h"

#include <sched.h>
#include <thread>

using namespace plattan;
using namespace plattan::test;

TEST_CASE("control groups limit the number of processors", "[base][processors]")
{
    const Folder folder;
    const auto groups = folder.path / "groups";
    for (const char* name : {"job/step", "job/narrow", "cpu/slurm", "cpu/free", "cpu,cpuacct/batch"})
        std::filesystem::create_directories(groups / name);
    const auto limit = [&](const std::string& membership) {
        folder.write("membership", membership);
        return processors_by_control_group(folder.path / "membership", groups).value_or(0);
    };
    CHECK(limit("") == 0);
    CHECK(limit("0::/\n") == 0);

    // Version 2: a group and all above it.
    folder.write("groups/cpu.max", "max 100000\n");
    folder.write("groups/job/cpu.max", "350000 100000\n");
    folder.write("groups/job/step/cpu.max", "max 100000\n");
    folder.write("groups/job/narrow/cpu.max", "50000 100000\n");
    CHECK(limit("0::/\n") == 0);
    CHECK(limit("0::/job\n") == 4);
    CHECK(limit("0::/job/step\n") == 4);
    CHECK(limit("0::/job/narrow\n") == 1);
    CHECK(limit("0::/job/../../../job\n") == 4);
    CHECK(limit("0::/elsewhere/of/a/container\n") == 0);

    // Version 1: the controller may be mounted alone or with others.
    folder.write("groups/cpu/slurm/cpu.cfs_quota_us", "200000\n");
    folder.write("groups/cpu/slurm/cpu.cfs_period_us", "100000\n");
    folder.write("groups/cpu,cpuacct/batch/cpu.cfs_quota_us", "100001\n");
    folder.write("groups/cpu,cpuacct/batch/cpu.cfs_period_us", "100000\n");
    folder.write("groups/cpu/free/cpu.cfs_quota_us", "-1\n");
    folder.write("groups/cpu/free/cpu.cfs_period_us", "100000\n");
    CHECK(limit("3:cpuset:/slurm\n4:cpu,cpuacct:/slurm/job\n") == 2);
    CHECK(limit("4:cpu,cpuacct:/batch\n") == 2);
    CHECK(limit("4:cpu:/free\n") == 0);
    CHECK(limit("4:cpuset:/slurm\n") == 0);

    folder.write("groups/job/cpu.max", "nonsense\n");
    CHECK(limit("0::/job\n") == 0);
    CHECK(limit("no group at all") == 0);
}

TEST_CASE("a process uses the processors it is bound to", "[base][processors]")
{
    CHECK(usable_processors() >= 1);
    CHECK(usable_processors() <= static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
    cpu_set_t before, one;
    REQUIRE(sched_getaffinity(0, sizeof before, &before) == 0);
    CPU_ZERO(&one);
    for (int i = 0; i < CPU_SETSIZE; ++i)
        if (CPU_ISSET(i, &before)) {
            CPU_SET(i, &one);
            break;
        }
    REQUIRE(sched_setaffinity(0, sizeof one, &one) == 0);
    CHECK(usable_processors() == 1);
    sched_setaffinity(0, sizeof before, &before);
}
