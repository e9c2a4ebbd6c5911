#include "visualize/draw/backdrop.h"

#include "base/expects.h"
#include "base/problems.h"

#include <SFML/OpenGL.hpp>
#include <cmath>

namespace plattan::view {

namespace {

// Of OpenGL 3.0; the header that is everywhere knows 1.1.
constexpr GLenum read_framebuffer = 0x8CA8, draw_framebuffer = 0x8CA9, first_attachment = 0x8CE0, blue_first = 0x80E1;
constexpr GLenum read_binding = 0x8CAA, draw_binding = 0x8CA6;

/// Copying between pictures, as the driver knows it.
struct Functions {
    void (*generate)(GLsizei, GLuint*) = nullptr;
    void (*remove)(GLsizei, const GLuint*) = nullptr;
    void (*bind)(GLenum, GLuint) = nullptr;
    void (*attach)(GLenum, GLenum, GLenum, GLuint, GLint) = nullptr;
    void (*blit)(GLint, GLint, GLint, GLint, GLint, GLint, GLint, GLint, GLbitfield, GLenum) = nullptr;

    Functions()
    {
        find(generate, "glGenFramebuffers");
        find(remove, "glDeleteFramebuffers");
        find(bind, "glBindFramebuffer");
        find(attach, "glFramebufferTexture2D");
        find(blit, "glBlitFramebuffer");
    }

private:
    template <class F> static void find(F*& function, const char* name)
    {
        function = reinterpret_cast<F*>(sf::Context::getFunction(name));
        if (function == nullptr)
            throw MachineError("the graphics driver is too old: it knows no OpenGL 3.0");
    }
};

const Functions& gl()
{
    static const Functions functions;
    return functions;
}

GLuint bound(GLenum what)
{
    GLint number = 0;
    glGetIntegerv(what, &number);
    return static_cast<GLuint>(number);
}

/// A texture as what is read from or drawn to, until it goes out of scope.
class Attached {
public:
    Attached(GLenum as, const sf::Texture& texture) : as(as), before(bound(as == read_framebuffer ? read_binding : draw_binding))
    {
        gl().generate(1, &own);
        gl().bind(as, own);
        gl().attach(as, first_attachment, GL_TEXTURE_2D, texture.getNativeHandle(), 0);
    }
    ~Attached()
    {
        gl().bind(as, before);
        gl().remove(1, &own);
    }
    Attached(const Attached&) = delete;
    Attached& operator=(const Attached&) = delete;

private:
    GLenum as;
    GLuint before, own = 0;
};

void make(sf::Texture& texture, sf::Vector2u size)
{
    if (texture.getSize() != size && !texture.create(size.x, size.y))
        throw MachineError("no picture of that size can be drawn here");
}

/// What is drawn by OpenGL begins with its lowest row.
int from_below(int height_of_all, int top, int height) { return height_of_all - top - height; }

} // namespace

Part part_of(const Area& area)
{
    const auto whole = [](float x) { return static_cast<int>(std::floor(x + 0.5F)); };
    return {whole(area.left), whole(area.top), std::max(1, whole(area.width)), std::max(1, whole(area.height))};
}

void Canvas::begin(int width, int height, Colour ground)
{
    const sf::Vector2u size(static_cast<unsigned>(width), static_cast<unsigned>(height));
    if (drawn.getSize() != size && !drawn.create(size.x, size.y))
        throw MachineError("no picture of that size can be drawn here");
    drawn.clear(to_sfml(ground));
    parts.clear();
    used = 0;
}

sf::RenderTarget& Canvas::next(const Part& part, const Area& seen)
{
    const sf::Vector2f size(drawn.getSize());
    sf::View view(sf::FloatRect(seen.left, seen.top, seen.width, seen.height));
    view.setViewport({0, static_cast<float>(used) / size.y, static_cast<float>(part.width) / size.x, static_cast<float>(part.height) / size.y});
    drawn.setView(view);
    parts.emplace_back(part, used);
    used += part.height;
    return drawn;
}

Part Canvas::place_of(const Part& part) const
{
    for (const auto& [whole, row] : parts)
        if (part.left >= whole.left && part.top >= whole.top && part.left + part.width <= whole.left + whole.width &&
            part.top + part.height <= whole.top + whole.height)
            return {part.left - whole.left, row + part.top - whole.top, part.width, part.height};
    wrong_code("a part of the picture was not drawn");
}

void Copy::take(const Canvas& canvas)
{
    const auto& part = canvas.parts.front().first;
    make(kept, {static_cast<unsigned>(part.width), static_cast<unsigned>(part.height)});
    const Attached source(read_framebuffer, canvas.drawn.getTexture()), target(draw_framebuffer, kept);
    const int low = from_below(static_cast<int>(canvas.drawn.getSize().y), 0, part.height);
    gl().blit(0, low, part.width, low + part.height, 0, 0, part.width, part.height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Copy::draw(sf::RenderTarget& target) const
{
    const auto size = sf::Vector2i(kept.getSize());
    sf::Sprite sprite(kept, {0, size.y, size.x, -size.y});
    const auto& view = target.getView();
    sprite.setPosition(view.getCenter() - view.getSize() / 2.0F);
    sprite.setScale(view.getSize().x / static_cast<float>(size.x), view.getSize().y / static_cast<float>(size.y));
    target.draw(sprite, sf::RenderStates(sf::BlendNone));
}

bool Backdrop::fits(sf::RenderTarget& target)
{
    target.setActive(true);
    const bool is_window = bound(draw_binding) == 0;
    const auto size = target.getSize();
    if (whole.getSize() == size && for_window == is_window)
        return true;
    for_window = is_window;
    whole = sf::Texture();
    make(whole, size);
    if (!for_window)
        return false;
    // A window's first row is the upper one and its pixels begin with blue. Where rows and colours of both are alike, a copy is one of memory.
    const GLuint before = bound(GL_TEXTURE_BINDING_2D);
    glBindTexture(GL_TEXTURE_2D, whole.getNativeHandle());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, static_cast<GLsizei>(size.x), static_cast<GLsizei>(size.y), 0, blue_first, GL_UNSIGNED_BYTE, nullptr);
    glBindTexture(GL_TEXTURE_2D, before);
    return false;
}

void Backdrop::clear(Colour colour)
{
    const Attached target(draw_framebuffer, whole);
    const auto share = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
    glClearColor(share(colour.r), share(colour.g), share(colour.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

void Backdrop::put(const Canvas& canvas, const Part& part)
{
    const auto from = canvas.place_of(part);
    const Attached source(read_framebuffer, canvas.drawn.getTexture()), target(draw_framebuffer, whole);
    const int low = from_below(static_cast<int>(canvas.drawn.getSize().y), from.top, from.height);
    const int first = for_window ? part.top + part.height : from_below(static_cast<int>(whole.getSize().y), part.top, part.height);
    const int last = for_window ? part.top : first + part.height;
    gl().blit(from.left, low, from.left + from.width, low + from.height, part.left, first, part.left + part.width, last, GL_COLOR_BUFFER_BIT,
              GL_NEAREST);
    glFlush(); // before the canvas is drawn upon again
}

void Backdrop::lay(sf::RenderTarget& target)
{
    target.setActive(true);
    const Attached source(read_framebuffer, whole);
    const auto width = static_cast<GLint>(whole.getSize().x), height = static_cast<GLint>(whole.getSize().y);
    gl().blit(0, for_window ? height : 0, width, for_window ? 0 : height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

} // namespace plattan::view
