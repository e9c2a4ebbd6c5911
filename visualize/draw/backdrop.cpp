#include "visualize/draw/backdrop.h"

#include "base/problems.h"

#include <SFML/OpenGL.hpp>

namespace plattan::view {

namespace {

// Of OpenGL 3.0; the header that is everywhere knows 1.1.
constexpr GLenum read_framebuffer = 0x8CA8, draw_framebuffer = 0x8CA9, first_attachment = 0x8CE0, complete = 0x8CD5, bgra = 0x80E1;
constexpr GLenum read_binding = 0x8CAA, draw_binding = 0x8CA6;

/// What copies between framebuffers; looked up once, as each driver brings its own.
struct Functions {
    template <class F> static void find(F*& function, const char* name) { function = reinterpret_cast<F*>(sf::Context::getFunction(name)); }

    void (*generate)(GLsizei, GLuint*) = nullptr;
    void (*remove)(GLsizei, const GLuint*) = nullptr;
    void (*bind)(GLenum, GLuint) = nullptr;
    void (*attach)(GLenum, GLenum, GLenum, GLuint, GLint) = nullptr;
    GLenum (*check)(GLenum) = nullptr;
    void (*blit)(GLint, GLint, GLint, GLint, GLint, GLint, GLint, GLint, GLbitfield, GLenum) = nullptr;
    bool known = false;

    Functions()
    {
        find(generate, "glGenFramebuffers");
        find(remove, "glDeleteFramebuffers");
        find(bind, "glBindFramebuffer");
        find(attach, "glFramebufferTexture2D");
        find(check, "glCheckFramebufferStatus");
        find(blit, "glBlitFramebuffer");
        known = generate != nullptr && remove != nullptr && bind != nullptr && attach != nullptr && check != nullptr && blit != nullptr;
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

    bool works() const { return gl().check(as) == complete; }

private:
    GLenum as;
    GLuint before, own = 0;
};

} // namespace

sf::RenderTexture& Backdrop::begin(sf::Vector2u size)
{
    if (drawn.getSize() != size) {
        sf::ContextSettings settings;
        settings.antialiasingLevel = 4;
        if (!drawn.create(size.x, size.y, settings))
            throw MachineError("no picture of that size can be drawn here");
    }
    is_turned = false;
    return drawn;
}

void Backdrop::finish() { drawn.display(); }

void Backdrop::lay(sf::RenderTarget& target)
{
    if (!copy(target))
        target.draw(sf::Sprite(drawn.getTexture()), sf::RenderStates(sf::BlendNone));
}

bool Backdrop::copy(sf::RenderTarget& target)
{
    if (!gl().known || target.getSize() != drawn.getSize() || !target.setActive(true))
        return false;
    const bool is_window = bound(draw_binding) == 0;
    if (is_window && !is_turned)
        turn_over();
    if (is_window && !is_turned)
        return false;
    const Attached source(read_framebuffer, is_window ? turned : drawn.getTexture());
    if (!source.works())
        return false;
    const auto width = static_cast<GLint>(drawn.getSize().x), height = static_cast<GLint>(drawn.getSize().y);
    gl().blit(0, is_window ? height : 0, width, is_window ? 0 : height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    return true;
}

/// A window's first row is the upper one and its pixels begin with blue. Where the rows and colours of both are alike, a copy is one of memory.
void Backdrop::turn_over()
{
    const auto size = drawn.getSize();
    const auto width = static_cast<GLint>(size.x), height = static_cast<GLint>(size.y);
    if (turned.getSize() != size) {
        if (!turned.create(size.x, size.y))
            return;
        const GLuint before = bound(GL_TEXTURE_BINDING_2D);
        glBindTexture(GL_TEXTURE_2D, turned.getNativeHandle());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, bgra, GL_UNSIGNED_BYTE, nullptr);
        glBindTexture(GL_TEXTURE_2D, before);
    }
    const Attached source(read_framebuffer, drawn.getTexture()), target(draw_framebuffer, turned);
    if (!source.works() || !target.works())
        return;
    gl().blit(0, height, width, 0, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    is_turned = true;
}

} // namespace plattan::view
