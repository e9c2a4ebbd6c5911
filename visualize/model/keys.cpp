#include "visualize/model/keys.h"

namespace plattan::view {

const std::vector<KeyRow>& key_table()
{
    static const std::vector<KeyRow> rows{
        {Action::play, {"Space", "Mellanslag"}, {"play, pause", "spela, pausa"}},
        {Action::faster, {"Up, +", "Upp, +"}, {"faster, up to 600x", "snabbare, upp till 600x"}},
        {Action::slower, {"Down, -", "Ned, -"}, {"slower, down to 1x", "långsammare, ned till 1x"}},
        {Action::minute_on, {"Left, Right", "Vänster, Höger"}, {"one minute (Shift 10, Ctrl an hour)", "en minut (Skift 10, Ctrl en timme)"}},
        {Action::second_on, {", .", ", ."}, {"one second", "en sekund"}},
        {Action::day_on, {"Page Up, Page Down", "Page Up, Page Down"}, {"one day; a step of the tour", "en dag; ett steg i visningen"}},
        {Action::day_begins, {"Home, End", "Home, End"}, {"beginning and end of the day", "dagens början och slut"}},
        {Action::next_deal, {"N", "N"}, {"next deal", "nästa överlåtelse"}},
        {Action::layer, {"1 to 9, 0", "1 till 9, 0"}, {"fields, none", "fält, inget"}},
        {Action::cumulative, {"U", "U"}, {"fields since 06", "fält sedan 06"}},
        {Action::blink, {"Tab (hold)", "Tabb (håll)"}, {"the other run in the same place", "den andra körningen på samma plats"}},
        {Action::both, {"A", "A"}, {"A and B, A alone, B alone", "A och B, bara A, bara B"}},
        {Action::wipe, {"W", "W"}, {"wipe between A and B", "svep mellan A och B"}},
        {Action::difference, {"D", "D"}, {"B minus A", "B minus A"}},
        {Action::groups, {"G", "G"}, {"groups", "sällskap"}},
        {Action::names, {"L", "L"}, {"names", "namn"}},
        {Action::find, {"I", "I"}, {"find a person by number", "hitta en person på nummer"}},
        {Action::fit, {"F", "F"}, {"whole square", "hela torget"}},
        {Action::fit, {"Wheel", "Hjul"}, {"zoom the map, or the time line", "zooma kartan eller tidslinjen"}},
        {Action::find, {"Click", "Klick"}, {"follow somebody; on the time line: go there", "följ någon; på tidslinjen: gå dit"}},
        {Action::details, {"E", "E"}, {"events, last hour, who is on duty", "händelser, senaste timmen, vilka som är i tjänst"}},
        {Action::panels, {"H", "H"}, {"maps alone", "bara kartorna"}},
        {Action::full_screen, {"F11", "F11"}, {"full screen", "helskärm"}},
        {Action::tour, {"F5", "F5"}, {"start, stop the tour", "starta, stoppa visningen"}},
        {Action::black, {"B", "B"}, {"black picture; in a tour . too", "svart bild; i en visning även ."}},
        {Action::language, {"S", "S"}, {"Swedish, English", "svenska, engelska"}},
        {Action::picture, {"P", "P"}, {"save a picture", "spara en bild"}},
        {Action::keys, {"F1, ?", "F1, ?"}, {"these keys", "dessa tangenter"}},
        {Action::quit, {"Q, Ctrl+Q", "Q, Ctrl+Q"}, {"quit (asks), quit", "avsluta (frågar), avsluta"}},
    };
    return rows;
}

std::optional<Action> action_of_character(char32_t character, bool presenting)
{
    switch (character) {
    case U' ':
        return Action::play;
    case U'+':
    case U']':
        return Action::faster;
    case U'-':
    case U'[':
        return Action::slower;
    case U',':
        return Action::second_back;
    case U'.':
        return presenting ? Action::black : Action::second_on;
    case U'0':
        return Action::no_layer;
    case U'a':
    case U'A':
        return Action::both;
    case U'b':
    case U'B':
        return Action::black;
    case U'd':
    case U'D':
        return Action::difference;
    case U'e':
    case U'E':
        return Action::details;
    case U'f':
    case U'F':
        return Action::fit;
    case U'g':
    case U'G':
        return Action::groups;
    case U'h':
    case U'H':
        return Action::panels;
    case U'i':
    case U'I':
        return Action::find;
    case U'l':
    case U'L':
        return Action::names;
    case U'n':
    case U'N':
        return Action::next_deal;
    case U'p':
    case U'P':
        return Action::picture;
    case U'q':
    case U'Q':
        return Action::quit;
    case U's':
    case U'S':
        return Action::language;
    case U'u':
    case U'U':
        return Action::cumulative;
    case U'w':
    case U'W':
        return Action::wipe;
    case U'?':
        return Action::keys;
    default:
        return character >= U'1' && character <= U'9' ? std::optional(Action::layer) : std::nullopt;
    }
}

} // namespace plattan::view
