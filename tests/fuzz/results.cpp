#include "fuzz/apart.h"
#include "fuzz/target.h"

#include "base/descriptor.h"
#include "base/utf8.h"
#include "results/digest.h"
#include "results/file_checksum.h"
#include "results/inspected_file.h"
#include "results/recording.h"

#include <algorithm>
#include <fcntl.h>

namespace {

using namespace plattan;

constexpr std::size_t most_asked = 60; ///< objects of a file, so that a file of thousands takes no minutes

/// Calls part(): it reads something or refuses it in words.
template <class Part> void may_refuse(Part&& part)
{
    try {
        part();
    } catch (const InputError& refused) {
        const std::string why = refused.what();
        fuzz::promise(!why.empty() && !first_not_utf8(why) && !has_control_character(why), "a terminal can show why a file is refused: " + why);
    }
}

void read_values(const RunReader& run, const std::string& path)
{
    if (!run.is_text(path))
        run.numbers(path);
    else if (run.extents(path).empty())
        run.text(path);
    else
        run.texts(path);
}

/// As commands read a run: the confined process answers, and this one judges the answers.
void read_run(const std::filesystem::path& path)
{
    may_refuse([&] {
        const Recording recording(path, Accepts::interrupted);
        const auto& run = recording.reader();
        std::vector<std::string> groups{""};
        std::size_t asked = 0;
        for (std::size_t i = 0; i < groups.size() && asked < most_asked; ++i)
            may_refuse([&, group = groups[i]] {
                for (const auto& name : run.groups(group.empty() ? "/" : group))
                    groups.push_back(group + "/" + name);
                for (const auto& name : run.datasets(group.empty() ? "/" : group))
                    may_refuse([&] {
                        if (++asked < most_asked)
                            read_values(run, group + "/" + name);
                    });
            });
        may_refuse([&] { digest_of(run); });
        may_refuse([&] { recording.minutes(); });
        may_refuse([&] { recording.frame(layout::frames.density, 0); });
        may_refuse([&] { recording.roles_of_people(); });
        may_refuse([&] { recording.site_on(0); });
        may_refuse([&] { recording.figures(); });
        may_refuse([&] { recording.parameters(); });
        may_refuse([&] { recording.cross_tables(); });
        may_refuse([&] {
            for (std::size_t minute = 0; minute < std::min<std::size_t>(recording.trajectory_minutes(), 3); ++minute)
                recording.minute(minute);
        });
    });
}

/// What the confined process does, every kind of question about everything that the file names.
void inspect(const std::filesystem::path& path, std::uint64_t size)
{
    h5::keep_quiet();
    try {
        const InspectedFile file(path.string(), size);
        using What = FileQuestion::What;
        const auto ask = [&](What what, const std::string& name, std::uint64_t count = 0) { return file.answer({what, name, 0, count}); };
        std::vector<std::string> groups{"/"};
        for (std::size_t i = 0; i < groups.size() && i < most_asked; ++i) {
            const auto within = groups[i] == "/" ? "/" : groups[i] + "/";
            ask(What::attributes, groups[i]);
            const auto below = ask(What::groups, groups[i]), sets = ask(What::datasets, groups[i]);
            for (std::size_t n = 0; n < below.texts.size(); ++n)
                groups.push_back(within + below.texts[n]);
            for (std::size_t n = 0; n < sets.texts.size() && n < most_asked; ++n) {
                const auto name = within + sets.texts[n];
                for (const auto what : {What::has, What::attributes, What::text})
                    ask(what, name);
                const auto described = ask(What::describe, name);
                if (!described.fault.empty())
                    continue;
                const auto how = DatasetDescription::from(described);
                const auto rows = ask(What::rows, name, std::min<std::uint64_t>(how.rows(), 1000));
                fuzz::promise(!rows.fault.empty() || rows.values.size() == std::min<std::uint64_t>(how.rows(), 1000) * how.bytes_per_row(),
                              "as many bytes are answered as the rows have that were asked for");
            }
        }
    } catch (const h5::Error&) {
        return; // HDF5 cannot open it
    }
}

} // namespace

/// A result file. HDF5 itself crashes on some damaged files and never ends on others; that is why the program reads each in a confined process.
/// First the code of that process runs in a process of its own, where HDF5's own faults count for nothing. Then the file is read as commands
/// read it. Both take a process for each file, so that there are some dozen files a second and not thousands.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto bytes = fuzz::as_text(data, size);
    const auto path = fuzz::write("run.h5", bytes);
    constexpr std::size_t record = 24;
    if (check_checksum(Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC))) == Checksum::wrong) {
        bool refused = false;
        try {
            const RunReader run(path, Accepts::interrupted);
        } catch (const InputError&) {
            refused = true;
        }
        fuzz::promise(refused, "a file whose checksum is wrong is refused");
        bytes.remove_suffix(record); // and what it holds is looked at all the same
        fuzz::write("run.h5", bytes);
    }
    fuzz::apart_from("libhdf5", [&] { inspect(path, bytes.size()); });
    read_run(path);
    return 0;
}
