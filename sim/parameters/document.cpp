#include "parameters/document.h"

#include "base/text_file.h"
#include "base/utf8.h"

#include <algorithm>
#include <climits>
#include <fmt/format.h>
#include <map>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace plattan {

const Node* Node::find(std::string_view key) const
{
    for (const auto& entry : entries)
        if (entry.key == key)
            return &entry.value;
    return nullptr;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

void Node::put(std::string_view key, Node value)
{
    kind = Kind::map;
    if (Node* present = find(key))
        *present = std::move(value);
    else
        entries.push_back({std::string(key), value.place, std::move(value)});
}

std::string_view Node::what() const
{
    switch (kind) {
    case Kind::map:
        return "a map";
    case Kind::sequence:
        return "a list";
    case Kind::scalar:
        return "text";
    default:
        return "nothing";
    }
}

namespace {

/// True for a text that YAML reads as itself where it stands alone, as a key or as a value, in every version of YAML.
bool is_plain(const std::string& text)
{
    constexpr std::string_view special = ":#{}[],&*!|>'\"%@`\n\t\r\\";
    static const std::vector<std::string> other_than_text{"~", "null", "Null", "NULL", "...", "<<", "="};
    return !text.empty() && text.find_first_of(special) == std::string::npos && text.front() != ' ' && text.front() != '-' && text.front() != '?' &&
           text.back() != ' ' && std::find(other_than_text.begin(), other_than_text.end(), text) == other_than_text.end();
}

/// A text as a YAML scalar, in quotation marks where it would else be read as something other.
std::string scalar_text(const std::string& text)
{
    if (is_plain(text))
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' || c == '\\' ? std::string{'\\', c} : c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : std::string{c};
    return quoted + "\"";
}

} // namespace

std::string Node::yaml(int indent) const
{
    const std::string pad(static_cast<std::size_t>(indent), ' ');
    const auto below = [&](const Node& node) {
        return node.entries.empty() && node.items.empty() ? " " + node.yaml() : "\n" + node.yaml(indent + 2);
    };
    std::string text;
    switch (kind) {
    case Kind::null:
        return "~\n";
    case Kind::scalar:
        return scalar_text(scalar) + "\n";
    case Kind::sequence:
        if (items.empty())
            return "[]\n";
        for (const auto& item : items)
            text += pad + "-" + below(item);
        return text;
    default:
        if (entries.empty())
            return "{}\n";
        for (const auto& entry : entries)
            text += pad + scalar_text(entry.key) + ":" + below(entry.value);
        return text;
    }
}

Node scalar_node(std::string text, Place place)
{
    Node node;
    node.kind = Node::Kind::scalar;
    node.scalar = std::move(text);
    node.place = std::move(place);
    return node;
}

namespace {

/// What stops reading at once: going on would cost without bound.
struct TooMuch {
    Place place;
    std::string message;
};

class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(const std::string& file, Problems& problems) : file(file), problems(problems) {}

    Node root;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { value(at(mark), Node::Kind::null, "", anchor); }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        const auto found = anchors.find(anchor);
        if (found == anchors.end())
            throw TooMuch{at(mark), "this alias points into itself"};
        Node copy = found->second;
        copy.place = at(mark); // what is wrong with it is wrong here
        count += size(copy);
        check_count(at(mark));
        place_value(std::move(copy), 0);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& text) override
    {
        refuse_tag(mark, tag);
        if (const auto found = std::find_if(text.begin(), text.end(),
                                            [](char c) {
                                                return c != '\n' && c != '\t' && has_control_character({&c, 1});
                                            });
            found != text.end())
            throw TooMuch{at(mark), fmt::format("the control character 0x{:02X} cannot stand in a text", static_cast<unsigned char>(*found))};
        value(at(mark), Node::Kind::scalar, text, anchor);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        refuse_tag(mark, tag);
        open(mark, Node::Kind::sequence, anchor);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        refuse_tag(mark, tag);
        open(mark, Node::Kind::map, anchor);
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        Node node;
        YAML::anchor_t anchor;
        bool has_key = false;
        std::string key;
        Place key_place;
    };

    Place at(const YAML::Mark& mark) const { return {file, mark.line + 1, mark.column + 1}; } // yaml-cpp counts from 0

    void refuse_tag(const YAML::Mark& mark, const std::string& tag)
    {
        if (!tag.empty() && tag != "?" && tag != "!")
            problems.add(at(mark), fmt::format("tags such as '{}' are not allowed", shown_text(tag)));
    }

    static std::size_t size(const Node& node)
    {
        std::size_t n = 1;
        for (const auto& item : node.items)
            n += size(item);
        for (const auto& entry : node.entries)
            n += size(entry.value);
        return n;
    }

    void check_count(Place place) const
    {
        if (count > maximal_nodes)
            throw TooMuch{std::move(place),
                          fmt::format("the document has more than {} values (aliases counted as what they stand for)", maximal_nodes)};
    }

    void value(Place place, Node::Kind kind, std::string text, YAML::anchor_t anchor)
    {
        ++count;
        check_count(place);
        Node node;
        node.kind = kind;
        node.scalar = std::move(text);
        node.place = std::move(place);
        place_value(std::move(node), anchor);
    }

    void open(const YAML::Mark& mark, Node::Kind kind, YAML::anchor_t anchor)
    {
        ++count;
        check_count(at(mark));
        if (stack.size() >= maximal_depth)
            throw TooMuch{at(mark), fmt::format("nested deeper than {} levels", maximal_depth)};
        Node node;
        node.kind = kind;
        node.place = at(mark);
        stack.push_back({std::move(node), anchor, false, {}, {}});
    }

    void close()
    {
        Open done = std::move(stack.back());
        stack.pop_back();
        place_value(std::move(done.node), done.anchor);
    }

    void place_value(Node node, YAML::anchor_t anchor)
    {
        if (anchor != 0)
            anchors[anchor] = node;
        if (stack.empty()) {
            root = std::move(node);
            return;
        }
        Open& parent = stack.back();
        if (node.kind == Node::Kind::null && node.scalar.empty()) // yaml-cpp tells of it at what comes next
            node.place = parent.has_key ? parent.key_place : parent.node.place;
        if (parent.node.is_sequence()) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.has_key) {
            if (!node.is_scalar())
                problems.add(node.place, "a key must be a plain word");
            parent.key = node.scalar;
            parent.key_place = node.place;
            parent.has_key = true;
        } else {
            parent.has_key = false;
            if (parent.node.find(parent.key) != nullptr)
                problems.add(parent.key_place, fmt::format("the key '{}' stands here twice", shown_text(parent.key)));
            else
                parent.node.entries.push_back({parent.key, parent.key_place, std::move(node)});
        }
    }

    std::string file;
    Problems& problems;
    std::vector<Open> stack;
    std::map<YAML::anchor_t, Node> anchors;
    std::size_t count = 0;
};

} // namespace

namespace {

/// Of the tab in the indentation of a line, or of the one before, where such a fault was found; nothing where there is none.
std::optional<Place> tab_near(const std::string& text, const std::string& file, int line)
{
    std::size_t begin = 0;
    for (int number = 1; number <= line && begin < text.size(); ++number) {
        const auto first_other = text.find_first_not_of(" \t", begin);
        const auto tab = text.find('\t', begin);
        if (number + 1 >= line && tab < first_other)
            return place_in_text(text, file, tab);
        begin = text.find('\n', begin);
        if (begin == std::string::npos)
            break;
        ++begin;
    }
    return std::nullopt;
}

/// Finds the last text in quotation marks.
class LastQuoted : public YAML::EventHandler {
public:
    YAML::Mark mark;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark& at, const std::string& tag, YAML::anchor_t, const std::string&) override
    {
        if (tag == "!")
            mark = at;
    }
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}
};

/// Of the quotation mark that was never closed. yaml-cpp takes the rest of the file for its text where that ends with a line.
Place open_quote_in(const std::string& text, const std::string& file)
{
    LastQuoted quoted;
    try {
        std::istringstream stream(text + "\n");
        YAML::Parser(stream).HandleNextDocument(quoted);
    } catch (const YAML::Exception&) { // what is open around it; the quote was told before
    }
    return {file, quoted.mark.line + 1, quoted.mark.column + 1};
}

/// What yaml-cpp finds, as somebody would say it who does not know how YAML is read; what is not known here as the library says it.
std::string in_plain_words(const std::string& message)
{
    if (message == YAML::ErrorMsg::MAP_VALUE)
        return "a ':' stands where no key can be; a text with ': ' in it stands in quotation marks";
    if (message == YAML::ErrorMsg::END_OF_MAP_FLOW)
        return "a ',' is left out between two keys, or the '}' at the end";
    if (message == YAML::ErrorMsg::END_OF_SEQ_FLOW)
        return "a ',' is left out between two entries, or the ']' at the end";
    if (message == YAML::ErrorMsg::END_OF_MAP || message == YAML::ErrorMsg::END_OF_SEQ)
        return "this line stands neither in the list or map above it nor beside it; look at how far it is indented";
    return message;
}

} // namespace

Node parse_yaml(const std::string& text, const std::string& file, Problems& problems)
{
    TreeBuilder builder(file, problems);
    if (!is_clean_text(text, file, problems))
        return {};
    try {
        std::istringstream stream(text + "\n#"); // a text in quotation marks that is still open meets the end of the file, which is told
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder))
            problems.add({file, 1, 1}, "the file is empty");
        else if (TreeBuilder second(file, problems); parser.HandleNextDocument(second))
            problems.add({file, 1, 1}, "a file holds one document; remove everything from the second '---' on");
    } catch (const YAML::Exception& error) {
        const int line = error.mark.line + 1;
        if (error.msg == YAML::ErrorMsg::EOF_IN_SCALAR)
            problems.add(open_quote_in(text, file),
                         "the quotation mark that stands here is never closed; what follows to the end of the file would be one text");
        else if (const auto tab = tab_near(text, file, line))
            problems.add(*tab, "a tab stands in the indentation; YAML is indented by spaces");
        else
            problems.add({file, line, error.mark.column + 1}, "this is not YAML: " + in_plain_words(error.msg));
    } catch (const TooMuch& limit) {
        problems.add(limit.place, limit.message);
    }
    return std::move(builder.root);
}

std::optional<std::string> read_named_file(const std::filesystem::path& path, std::uintmax_t limit, const Place& named_at, Problems& problems)
{
    std::string why_not;
    auto text = text_of_file(path, why_not, limit);
    std::error_code error;
    if (!text && named_at.file.empty())
        problems.add({named_path(path)}, why_not);
    else if (!text && std::filesystem::symlink_status(path, error).type() == std::filesystem::file_type::not_found)
        problems.add(named_at, fmt::format("there is no file '{}'", named_path(path)));
    else if (!text)
        problems.add(named_at, fmt::format("'{}' cannot be read: {}", named_path(path), why_not));
    else if (text->empty()) {
        problems.add(named_at.file.empty() ? Place{named_path(path), 1, 1} : named_at,
                     named_at.file.empty() ? "the file is empty" : fmt::format("'{}' is empty", named_path(path)));
        return std::nullopt;
    }
    return text;
}

Node read_yaml(const std::filesystem::path& path, Problems& problems, const Place& named_at, std::string* text)
{
    auto content = read_named_file(path, maximal_bytes, named_at, problems);
    if (!content)
        return {};
    Node root = parse_yaml(*content, named_path(path), problems);
    if (text != nullptr)
        *text = std::move(*content);
    return root;
}

std::string named_path(const std::filesystem::path& path) { return shown_text(shown_path(path), 400); }

bool can_be_path(const Node& node) { return node.is_scalar() && !node.scalar.empty() && node.scalar.size() < PATH_MAX; }

std::string shown_path(const std::filesystem::path& path)
{
    const auto normal = path.lexically_normal();
    if (!normal.is_absolute())
        return normal.string();
    std::error_code error; // of a working directory that is no longer there
    const auto here = std::filesystem::current_path(error);
    const auto relative = error ? std::filesystem::path{} : normal.lexically_proximate(here);
    return relative.empty() || *relative.begin() == ".." ? normal.string() : relative.string();
}

} // namespace plattan
