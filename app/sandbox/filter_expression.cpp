// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/filter_expression.h"

#include <algorithm>

namespace baton::sandbox {

namespace {

using Node = FilterExpression::Node;

constexpr int kDeepest = 64;

struct Token
{
    enum class Kind { Word, Text, Open, Close, Comma, End, Bad };
    Kind kind = Kind::End;
    std::string text;
};

class Lexer
{
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    Token next()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
        if (m_at == m_text.size())
            return {Token::Kind::End, {}};
        switch (m_text[m_at]) {
        case '(':
            ++m_at;
            return {Token::Kind::Open, "("};
        case ')':
            ++m_at;
            return {Token::Kind::Close, ")"};
        case ',':
            ++m_at;
            return {Token::Kind::Comma, ","};
        case '"':
            return quoted();
        default:
            return word();
        }
    }

private:
    Token quoted()
    {
        std::string value;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return {Token::Kind::Text, value};
            }
            if (c == '\\' && m_at + 1 < m_text.size())
                value.push_back(m_text[++m_at]);
            else if (c != '%' || !doubleEscaped(&value))
                value.push_back(c);
        }
        return {Token::Kind::Bad, "a value lacks its closing quote"};
    }

    /// '#', '%' and '&' are written %23, %25 and %26 inside a value, besides the URL's own escaping.
    bool doubleEscaped(std::string *value)
    {
        const std::string_view code = m_text.substr(m_at, 3);
        const char meant = code == "%23" ? '#' : code == "%25" ? '%' : code == "%26" ? '&' : '\0';
        if (meant == '\0')
            return false;
        value->push_back(meant);
        m_at += 2;
        return true;
    }

    Token word()
    {
        const std::size_t from = m_at;
        while (m_at < m_text.size() && std::string_view(" \t(),\"").find(m_text[m_at]) == std::string_view::npos)
            ++m_at;
        return {Token::Kind::Word, std::string(m_text.substr(from, m_at - from))};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

class Parser
{
public:
    Parser(std::string_view text, const std::vector<FilterField> &fields) : m_lexer(text), m_fields(fields)
    {
        advance();
    }

    std::unique_ptr<Node> run()
    {
        std::unique_ptr<Node> node = either(0);
        if (node && m_token.kind != Token::Kind::End)
            return fail("there is something unexpected at \"" + m_token.text + "\"");
        return node;
    }

    const std::string &problem() const { return m_problem; }

private:
    void advance()
    {
        m_token = m_lexer.next();
        if (m_token.kind == Token::Kind::Bad)
            fail(m_token.text);
    }

    std::unique_ptr<Node> fail(const std::string &problem)
    {
        if (m_problem.empty())
            m_problem = problem;
        return nullptr;
    }

    bool takeWord(const char *word)
    {
        if (m_token.kind != Token::Kind::Word || m_token.text != word)
            return false;
        advance();
        return true;
    }

    using Rule = std::unique_ptr<Node> (Parser::*)(int);

    std::unique_ptr<Node> joined(const char *word, Node::Kind kind, Rule operand, int depth)
    {
        std::unique_ptr<Node> first = (this->*operand)(depth);
        if (!first || m_token.kind != Token::Kind::Word || m_token.text != word)
            return first;
        auto node = std::make_unique<Node>();
        node->kind = kind;
        node->children.push_back(std::move(first));
        while (takeWord(word)) {
            std::unique_ptr<Node> more = (this->*operand)(depth);
            if (!more)
                return nullptr;
            node->children.push_back(std::move(more));
        }
        return node;
    }

    std::unique_ptr<Node> either(int depth) { return joined("or", Node::Kind::Or, &Parser::both, depth); }
    std::unique_ptr<Node> both(int depth) { return joined("and", Node::Kind::And, &Parser::single, depth); }

    std::unique_ptr<Node> single(int depth)
    {
        if (depth > kDeepest)
            return fail("it is nested too deeply");
        if (takeWord("not")) {
            std::unique_ptr<Node> inner = single(depth + 1);
            if (!inner)
                return nullptr;
            auto node = std::make_unique<Node>();
            node->kind = Node::Kind::Not;
            node->children.push_back(std::move(inner));
            return node;
        }
        if (m_token.kind == Token::Kind::Open) {
            advance();
            std::unique_ptr<Node> inner = either(depth + 1);
            if (inner && m_token.kind != Token::Kind::Close)
                return fail("a parenthesis is not closed");
            advance();
            return inner;
        }
        return comparison();
    }

    std::unique_ptr<Node> comparison()
    {
        if (m_token.kind != Token::Kind::Word)
            return fail(m_token.kind == Token::Kind::End ? "it ends too early" : "a field name is missing");
        const std::string name = m_token.text;
        const auto field =
            std::find_if(m_fields.begin(), m_fields.end(), [&](const auto &f) { return name == f.name; });
        if (field == m_fields.end())
            return fail("the field \"" + name + "\" is not supported");
        advance();
        const FilterOperator op = operatorOf(m_token.text);
        if (m_token.kind != Token::Kind::Word || (field->operators & op) == 0)
            return fail("the operator \"" + m_token.text + "\" is not supported for the field \"" + name + "\"");
        advance();
        auto node = std::make_unique<Node>();
        node->field = static_cast<std::size_t>(field - m_fields.begin());
        node->op = op;
        const bool read = op == kIn ? readList(*field, &node->values) : readValue(*field, &node->values);
        return read ? std::move(node) : nullptr;
    }

    static FilterOperator operatorOf(const std::string &word)
    {
        if (word == "eq")
            return kEquals;
        if (word == "ne")
            return kNotEquals;
        if (word == "in")
            return kIn;
        return word == "sw" ? kStartsWith : FilterOperator{};
    }

    bool readValue(const FilterField &field, std::vector<std::string> *out)
    {
        const std::string value = foldedCase(m_token.text);
        const bool isText = m_token.kind == Token::Kind::Text;
        if (field.isBoolean ? (value != "true" && value != "false") : !isText) {
            fail("the field \"" + std::string(field.name) + "\" needs " +
                 (field.isBoolean ? "true or false" : "a value in quotes"));
            return false;
        }
        out->push_back(value);
        advance();
        return m_problem.empty();
    }

    bool readList(const FilterField &field, std::vector<std::string> *out)
    {
        if (m_token.kind != Token::Kind::Open) {
            fail("\"in\" needs a list in parentheses");
            return false;
        }
        do {
            advance();
            if (!readValue(field, out))
                return false;
        } while (m_token.kind == Token::Kind::Comma);
        if (m_token.kind != Token::Kind::Close) {
            fail("a list is not closed");
            return false;
        }
        advance();
        return m_problem.empty();
    }

    Lexer m_lexer;
    const std::vector<FilterField> &m_fields;
    Token m_token;
    std::string m_problem;
};

bool compared(const Node &node, const std::string &value)
{
    const auto isValue = [&](const std::string &wanted) { return wanted == value; };
    switch (node.op) {
    case kEquals:
        return isValue(node.values.front());
    case kNotEquals:
        return !isValue(node.values.front());
    case kIn:
        return std::any_of(node.values.begin(), node.values.end(), isValue);
    case kStartsWith:
        return value.compare(0, node.values.front().size(), node.values.front()) == 0;
    }
    return false;
}

bool nodeHolds(const Node &node, const FilterExpression::Value &value)
{
    const auto childHolds = [&](const std::unique_ptr<Node> &child) { return nodeHolds(*child, value); };
    switch (node.kind) {
    case Node::Kind::And:
        return std::all_of(node.children.begin(), node.children.end(), childHolds);
    case Node::Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), childHolds);
    case Node::Kind::Not:
        return !nodeHolds(*node.children.front(), value);
    case Node::Kind::Compare:
        break;
    }
    const std::optional<std::string> found = value(node.field);
    return found && compared(node, foldedCase(*found));
}

} // namespace

std::string foldedCase(std::string_view text)
{
    std::string out(text);
    for (char &c : out) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::variant<FilterExpression, std::string> FilterExpression::parse(std::string_view text,
                                                                    const std::vector<FilterField> &fields)
{
    Parser parser(text, fields);
    std::unique_ptr<Node> root = parser.run();
    if (!root || !parser.problem().empty())
        return parser.problem();
    return FilterExpression(std::move(root));
}

bool FilterExpression::holds(const Value &value) const
{
    return nodeHolds(*m_root, value);
}

std::optional<std::vector<std::string>> FilterExpression::onlyValuesOf(std::size_t field) const
{
    const auto names = [field](const Node &node) {
        return node.kind == Node::Kind::Compare && node.field == field && (node.op == kEquals || node.op == kIn);
    };
    if (names(*m_root))
        return m_root->values;
    if (m_root->kind == Node::Kind::And) {
        for (const auto &child : m_root->children) {
            if (names(*child))
                return child->values;
        }
    }
    return std::nullopt;
}

} // namespace baton::sandbox
