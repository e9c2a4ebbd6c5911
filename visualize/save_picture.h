#pragma once

#include <SFML/Graphics/Image.hpp>
#include <filesystem>

namespace plattan::view {

/// Writes a picture as PNG. Throws std::runtime_error where the disk takes not all of it, which SFML does not tell.
/// @param named what the message calls the file
void save_picture(const sf::Image& picture, const std::filesystem::path& file, const std::filesystem::path& named);

} // namespace plattan::view
