// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/names.h"

#include <array>
#include <vector>

namespace baton::sandbox {

namespace {

struct Part
{
    const char *written;
    const char *ascii;
};

enum class Order { GivenFirst, FamilyFirst, FamilyFirstJoined };

struct Script
{
    std::vector<Part> given;
    std::vector<Part> family;
    Order order = Order::GivenFirst;
};

const Script &latin()
{
    static const Script script = {
        {{"Ada", "ada"},           {"Zoë", "zoe"},         {"Björn", "bjorn"},      {"Chloé", "chloe"},
         {"Dorota", "dorota"},     {"Émile", "emile"},     {"Fiona", "fiona"},      {"Gülşen", "gulsen"},
         {"Håkon", "hakon"},       {"Iñaki", "inaki"},     {"Jürgen", "jurgen"},    {"Kateřina", "katerina"},
         {"Łukasz", "lukasz"},     {"Márta", "marta"},     {"Nuño", "nuno"},        {"Øyvind", "oyvind"},
         {"Patrícia", "patricia"}, {"Quentin", "quentin"}, {"Réka", "reka"},        {"Søren", "soren"},
         {"Tomáš", "tomas"},       {"Uğur", "ugur"},       {"Viðar", "vidar"},      {"Wanjiru", "wanjiru"},
         {"Ximena", "ximena"},     {"Yaşar", "yasar"},     {"Željka", "zeljka"},    {"Nguyệt", "nguyet"},
         {"Siobhán", "siobhan"},   {"Þórdís", "thordis"},  {"Mary-Ann", "maryann"}, {"Ștefan", "stefan"}},
        {{"Lindqvist", "lindqvist"},
         {"Müller", "muller"},
         {"García Márquez", "garcia"},
         {"Nováková", "novakova"},
         {"Østergård", "ostergard"},
         {"Szczęsny", "szczesny"},
         {"O'Brien", "obrien"},
         {"Ångström", "angstrom"},
         {"Çelik", "celik"},
         {"Dvořák", "dvorak"},
         {"Fernández", "fernandez"},
         {"Groß", "gross"},
         {"Håland", "haland"},
         {"Ionescu", "ionescu"},
         {"Jónsdóttir", "jonsdottir"},
         {"Kowalczyk", "kowalczyk"},
         {"Lefèvre", "lefevre"},
         {"Mbeki", "mbeki"},
         {"Nagy", "nagy"},
         {"Öztürk", "ozturk"},
         {"Pérez", "perez"},
         {"Rossi", "rossi"},
         {"Sørensen", "sorensen"},
         {"Trần", "tran"},
         {"van der Berg", "vanderberg"},
         {"Weiß", "weiss"},
         {"Yılmaz", "yilmaz"},
         {"Žižek", "zizek"},
         {"Smith", "smith"},
         {"Okonkwo", "okonkwo"},
         {"Kühn", "kuhn"},
         {"Đorđević", "djordjevic"}},
        Order::GivenFirst};
    return script;
}

const std::vector<Script> &otherScripts()
{
    static const std::vector<Script> scripts = {
        {{{"محمد", "mohammed"}, {"فاطمة", "fatima"}, {"يوسف", "youssef"}, {"ليلى", "layla"}, {"عمر", "omar"}},
         {{"الهاشمي", "alhashimi"}, {"بن سعيد", "bensaid"}, {"المصري", "almasri"}, {"حداد", "haddad"}},
         Order::GivenFirst},
        {{{"伟", "wei"}, {"秀英", "xiuying"}, {"娜", "na"}, {"建国", "jianguo"}, {"晓明", "xiaoming"}},
         {{"王", "wang"}, {"李", "li"}, {"欧阳", "ouyang"}, {"张", "zhang"}, {"刘", "liu"}},
         Order::FamilyFirstJoined},
        {{{"Дмитрий", "dmitriy"},
          {"Ольга", "olga"},
          {"Сергей", "sergey"},
          {"Катерина", "kateryna"},
          {"Ђорђе", "dorde"}},
         {{"Иванов", "ivanov"}, {"Шевченко", "shevchenko"}, {"Петрова", "petrova"}, {"Ђокић", "dokic"}},
         Order::GivenFirst},
        {{{"דוד", "david"}, {"שרה", "sarah"}, {"יעל", "yael"}, {"נועם", "noam"}},
         {{"כהן", "cohen"}, {"לוי", "levi"}, {"מזרחי", "mizrahi"}, {"בן-דוד", "bendavid"}},
         Order::GivenFirst},
        {{{"Γιώργος", "giorgos"}, {"Ελένη", "eleni"}, {"Νίκος", "nikos"}, {"Ασπασία", "aspasia"}},
         {{"Παπαδόπουλος", "papadopoulos"}, {"Οικονόμου", "oikonomou"}, {"Αγγελής", "angelis"}},
         Order::GivenFirst},
        {{{"太郎", "taro"}, {"花子", "hanako"}, {"さくら", "sakura"}, {"健二", "kenji"}},
         {{"山田", "yamada"}, {"佐藤", "sato"}, {"髙橋", "takahashi"}, {"渡邉", "watanabe"}},
         Order::FamilyFirst},
        {{{"민준", "minjun"}, {"서연", "seoyeon"}, {"지훈", "jihun"}, {"하은", "haeun"}},
         {{"김", "kim"}, {"이", "lee"}, {"박", "park"}, {"남궁", "namgung"}},
         Order::FamilyFirstJoined},
        {{{"प्रिया", "priya"}, {"अर्जुन", "arjun"}, {"सुनीता", "sunita"}, {"विक्रम", "vikram"}},
         {{"शर्मा", "sharma"}, {"पटेल", "patel"}, {"कृष्णमूर्ति", "krishnamurthy"}},
         Order::GivenFirst},
        {{{"สมชาย", "somchai"}, {"กัญญา", "kanya"}, {"ณัฐพล", "nattapol"}},
         {{"ศรีสวัสดิ์", "srisawat"}, {"วงศ์สุวรรณ", "wongsuwan"}, {"จันทร์เจริญ", "chancharoen"}},
         Order::GivenFirst},
    };
    return scripts;
}

PersonName longName(std::uint64_t number)
{
    static const std::array<PersonName, 3> names = {{
        {"Maria Magdalena Wilhelmina Antonia Josephine",
         "von Hohenstaufen-Wittgenstein zu Berleburg und Sayn-Altenkirchen",
         {},
         "maria.hohenstaufen"},
        {"Rajarajeswari Venkatanarasimharajuvaripeta",
         "Krishnamoorthy Subramanian Iyer Balasubramaniam",
         {},
         "rajarajeswari.krishnamoorthy"},
        {"Wolfeschlegel Adolph Blaine Charles David Earl",
         "Steinhausenbergerdorff-Schlingenberg",
         {},
         "wolfe.steinhausen"},
    }};
    PersonName name = names[static_cast<std::size_t>(number % names.size())];
    name.display = name.first + " " + name.last;
    return name;
}

} // namespace

PersonName personName(std::uint64_t number)
{
    const std::uint64_t kind = number % 100;
    std::uint64_t rest = number / 100;
    if (kind == 99)
        return longName(rest);
    const auto &others = otherScripts();
    const Script &script = kind < 62 ? latin() : others[static_cast<std::size_t>(kind % others.size())];
    const Part &given = script.given[static_cast<std::size_t>(rest % script.given.size())];
    rest /= script.given.size();
    const Part &family = script.family[static_cast<std::size_t>(rest % script.family.size())];

    PersonName name;
    name.first = given.written;
    name.last = family.written;
    name.alias = std::string(given.ascii) + "." + family.ascii;
    if (script.order == Order::GivenFirst)
        name.display = name.first + " " + name.last;
    else
        name.display = name.last + (script.order == Order::FamilyFirst ? " " : "") + name.first;
    return name;
}

} // namespace baton::sandbox
