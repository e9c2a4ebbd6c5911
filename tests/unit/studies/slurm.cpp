#include "studies/slurm.h"

#include "studies/shard.h"
#include "support/catch.h"

using namespace plattan;

TEST_CASE("shards take the time asked for, and are no more than an array may have", "[studies][slurm]")
{
    SlurmRequest request;
    CHECK(shards_for(1000, 18, request, 1001) == 10);
    CHECK(shards_for(100'000, 18, request, 1001) == 1000); // of 1001 indices 0 is not used
    CHECK(shards_for(3, 1e6, request, 1001) == 3);         // none is empty
    CHECK(shards_for(5, 0.001, request, 1001) == 1);
    request.processors = 4;
    CHECK(shards_for(1000, 18, request, 1001) == 3);
    CHECK(time_limit(1000, 10, 18, 1) == "1:10:00");
}

TEST_CASE("every run is in one shard, whatever their number", "[studies]")
{
    for (const std::size_t runs : {1U, 7U, 100U, 1001U})
        for (const std::size_t of : {1U, 3U, 7U, 100U}) {
            std::size_t next = 0;
            for (std::size_t number = 1; number <= of; ++number) {
                const Shard shard{number, of};
                REQUIRE(shard.begin(runs) == next);
                next = shard.end(runs);
            }
            REQUIRE(next == runs);
        }
}

TEST_CASE("times are said as Slurm knows them", "[studies][slurm]")
{
    CHECK(slurm_time("2h") == "2:00:00");
    CHECK(slurm_time("90 min") == "1:30:00");
    CHECK(slurm_time("1.5h") == "1:30:00");
    CHECK(slurm_time("7d") == "168:00:00");
    CHECK(slurm_time("1-12:00") == "1-12:00"); // as it is
    CHECK(slurm_time("").empty());
    CHECK(shards_of_script("#!/bin/bash\nshards=20\n") == 20);
    CHECK(shards_of_script("#!/bin/bash\nshards=many\n") == 0);
    CHECK(shards_of_script("") == 0);
}
