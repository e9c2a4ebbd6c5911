#include "visualize/save_picture.h"

#include <fmt/format.h>
#include <fstream>
#include <stdexcept>

namespace plattan::view {

namespace {

/// A PNG file that is whole ends with a chunk of this name, whose checksum is known.
bool ends_as_png(const std::filesystem::path& file)
{
    constexpr std::string_view last = "IEND\xAE\x42\x60\x82";
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream || stream.tellg() < static_cast<std::streamoff>(last.size()))
        return false;
    stream.seekg(-static_cast<std::streamoff>(last.size()), std::ios::end);
    std::string end(last.size(), '\0');
    return stream.read(end.data(), static_cast<std::streamsize>(end.size())) && end == last;
}

} // namespace

void save_picture(const sf::Image& picture, const std::filesystem::path& file, const std::filesystem::path& named)
{
    if (!picture.saveToFile(file.string()) || !ends_as_png(file))
        throw std::runtime_error(fmt::format("cannot write {}: is the disk full?", named.string()));
}

} // namespace plattan::view
