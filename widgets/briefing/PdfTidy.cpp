// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/PdfTidy.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <format>
#include <functional>
#include <map>
#include <optional>

namespace trucban::widgets {

namespace {

using Number = int; ///< of an object

bool isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isRegular(char c) {
    return !isSpace(c) && std::string_view("()<>[]{}/%").find(c) == std::string_view::npos;
}

/// Where the string that begins at `at` ends; strings are the one place where anything may stand.
qsizetype endOfString(const QByteArray& bytes, qsizetype at) {
    if (bytes[at] == '<') {
        const auto end = bytes.indexOf('>', at);
        return end < 0 ? bytes.size() : end + 1;
    }
    int depth = 0;
    for (; at < bytes.size(); ++at) {
        if (bytes[at] == '\\') {
            ++at;
        } else if (bytes[at] == '(') {
            ++depth;
        } else if (bytes[at] == ')' && --depth == 0) {
            return at + 1;
        }
    }
    return bytes.size();
}

bool beginsString(const QByteArray& bytes, qsizetype at) {
    return bytes[at] == '(' ||
           (bytes[at] == '<' && at + 1 < bytes.size() && bytes[at + 1] != '<' && (at == 0 || bytes[at - 1] != '<'));
}

std::optional<int> wholeAt(const QByteArray& bytes, qsizetype& at) {
    const auto begin = at;
    while (at < bytes.size() && isDigit(bytes[at])) {
        ++at;
    }
    bool isWhole = false;
    const int value = bytes.mid(begin, at - begin).toInt(&isWhole);
    return isWhole ? std::optional(value) : std::nullopt;
}

void skipSpace(const QByteArray& bytes, qsizetype& at) {
    while (at < bytes.size() && isSpace(bytes[at])) {
        ++at;
    }
}

/// "12 0 R" at `at`; moves behind it when there is one.
std::optional<Number> referenceAt(const QByteArray& bytes, qsizetype& at) {
    auto here = at;
    const auto number = wholeAt(bytes, here);
    if (!number || here >= bytes.size() || !isSpace(bytes[here])) {
        return std::nullopt;
    }
    skipSpace(bytes, here);
    if (!wholeAt(bytes, here) || here >= bytes.size() || !isSpace(bytes[here])) {
        return std::nullopt;
    }
    skipSpace(bytes, here);
    if (here >= bytes.size() || bytes[here] != 'R' || (here + 1 < bytes.size() && isRegular(bytes[here + 1]))) {
        return std::nullopt;
    }
    at = here + 1;
    return number;
}

struct Object {
    QByteArray words; ///< all but the stream
    QByteArray stream;
    bool hasStream = false;
};

/// Reads a file by its table of objects.
class PdfFile {
public:
    explicit PdfFile(const QByteArray& bytes) : m_bytes(bytes) {}

    std::expected<void, QString> read() {
        const auto start = m_bytes.lastIndexOf("startxref");
        auto at = start + 9;
        skipSpace(m_bytes, at);
        const auto table = start < 0 ? std::nullopt : wholeAt(m_bytes, at);
        if (!table || m_bytes.mid(*table, 4) != "xref") {
            return std::unexpected(QStringLiteral("no table of objects"));
        }
        at = *table + 4;
        skipSpace(m_bytes, at);
        const auto first = wholeAt(m_bytes, at);
        skipSpace(m_bytes, at);
        const auto count = wholeAt(m_bytes, at);
        skipSpace(m_bytes, at);
        if (!first || *first != 0 || !count || at + *count * qsizetype{20} > m_bytes.size()) {
            return std::unexpected(QStringLiteral("a table of objects in parts"));
        }
        for (Number number = 1; number < *count; ++number) {
            const auto entry = m_bytes.mid(at + number * qsizetype{20}, 20);
            if (entry.size() == 20 && entry[17] == 'n') {
                m_offsets[number] = entry.left(10).toLongLong();
            }
        }
        m_trailer = m_bytes.mid(at + *count * qsizetype{20}, start - at - *count * qsizetype{20});
        for (const auto& [number, offset] : m_offsets) {
            if (const auto wrong = readObject(number, offset)) {
                return std::unexpected(QStringLiteral("object %1: %2").arg(number).arg(*wrong));
            }
        }
        return {};
    }

    [[nodiscard]] const Object* object(Number number) const {
        const auto found = m_objects.find(number);
        return found == m_objects.end() ? nullptr : &found->second;
    }
    [[nodiscard]] std::optional<Number> trailerReference(const char* name) const {
        auto at = m_trailer.indexOf(name);
        if (at < 0) {
            return std::nullopt;
        }
        at += static_cast<qsizetype>(std::string_view(name).size());
        skipSpace(m_trailer, at);
        return referenceAt(m_trailer, at);
    }

private:
    std::optional<QString> readObject(Number number, qsizetype offset) {
        auto at = offset;
        const auto named = wholeAt(m_bytes, at);
        const auto begin = m_bytes.indexOf("obj", at);
        if (named != number || begin < 0 || begin > at + 8) {
            return QStringLiteral("not where it should be");
        }
        at = begin + 3;
        const auto from = at;
        while (at < m_bytes.size()) {
            if (beginsString(m_bytes, at)) {
                at = endOfString(m_bytes, at);
            } else if (m_bytes.mid(at, 6) == "endobj") {
                m_objects[number] = {.words = m_bytes.mid(from, at - from).trimmed(), .stream = {}};
                return std::nullopt;
            } else if (m_bytes.mid(at, 6) == "stream") {
                return readStream(number, from, at);
            } else {
                ++at;
            }
        }
        return QStringLiteral("has no end");
    }

    std::optional<QString> readStream(Number number, qsizetype from, qsizetype at) {
        auto words = m_bytes.mid(from, at - from).trimmed();
        const auto key = words.indexOf("/Length ");
        auto value = key + 8;
        std::optional<int> length;
        const auto begin = value;
        if (key >= 0) {
            if (const auto elsewhere = referenceAt(words, value)) {
                length = lengthIn(*elsewhere);
                if (length) { // one object less, and none that nobody else needs
                    words.replace(begin, value - begin, QByteArray::number(*length));
                }
            } else {
                length = wholeAt(words, value);
            }
        }
        at += 6;
        at += m_bytes.mid(at, 2) == "\r\n" ? 2 : 1;
        if (!length || at + *length > m_bytes.size()) {
            return QStringLiteral("a stream without length");
        }
        m_objects[number] = {.words = words, .stream = m_bytes.mid(at, *length), .hasStream = true};
        return std::nullopt;
    }

    [[nodiscard]] std::optional<int> lengthIn(Number number) const {
        const auto found = m_offsets.find(number);
        if (found == m_offsets.end()) {
            return std::nullopt;
        }
        auto at = m_bytes.indexOf("obj", found->second) + 3;
        skipSpace(m_bytes, at);
        return wholeAt(m_bytes, at);
    }

    const QByteArray& m_bytes;
    std::map<Number, qsizetype> m_offsets;
    std::map<Number, Object> m_objects;
    QByteArray m_trailer;
};

/// Copies an object's words; `onReference` gives the number that stands for another, `onName` may change a name.
QByteArray rewritten(const QByteArray& words, const std::function<Number(Number)>& onReference,
                     const std::function<QByteArray(const QByteArray&)>& onName) {
    QByteArray out;
    for (qsizetype at = 0; at < words.size();) {
        if (beginsString(words, at)) {
            const auto end = endOfString(words, at);
            out += words.mid(at, end - at);
            at = end;
        } else if (words[at] == '/') {
            auto end = at + 1;
            while (end < words.size() && isRegular(words[end])) {
                ++end;
            }
            out += '/' + onName(words.mid(at + 1, end - at - 1));
            at = end;
        } else if (isRegular(words[at])) {
            if (const auto number = isDigit(words[at]) ? referenceAt(words, at) : std::nullopt) {
                out += QByteArray::number(onReference(*number)) + " 0 R";
                continue;
            }
            while (at < words.size() && isRegular(words[at])) {
                out += words[at++];
            }
        } else {
            out += words[at++];
        }
    }
    return out;
}

/// Numbers objects in the order in which they are reached, and subset fonts with them.
class Renumbering {
public:
    Number numberOf(Number old) {
        const auto [at, isNew] = m_numbers.try_emplace(old, static_cast<Number>(m_order.size()) + 1);
        if (isNew) {
            m_order.push_back(old);
        }
        return at->second;
    }
    QByteArray nameOf(const QByteArray& name) {
        const bool isSubset = name.size() > 7 && name[6] == '+' &&
                              std::all_of(name.begin(), name.begin() + 6, [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!isSubset) {
            return name;
        }
        auto& tag = m_tags[name];
        if (tag.isEmpty()) {
            auto index = static_cast<int>(m_tags.size());
            for (int i = 0; i < 6; ++i, index /= 26) {
                tag.prepend(static_cast<char>('A' + index % 26));
            }
        }
        return tag + name.mid(6);
    }
    [[nodiscard]] const std::vector<Number>& order() const { return m_order; }

private:
    std::map<Number, Number> m_numbers;
    std::map<QByteArray, QByteArray> m_tags;
    std::vector<Number> m_order;
};

QByteArray textOf(const QString& text) {
    QByteArray out = "<FEFF";
    for (const auto unit : text) {
        out += QByteArray::number(unit.unicode(), 16).rightJustified(4, '0').toUpper();
    }
    return out + '>';
}

QByteArray infoOf(const PdfFacts& facts) {
    const auto local = std::chrono::floor<std::chrono::seconds>(facts.at + core::kVietnamUtcOffset);
    const auto date = QByteArray::fromStdString(std::format("(D:{:%Y%m%d%H%M%S}+07'00')", local));
    return "<<\n/Title " + textOf(facts.title) + "\n/Author " + textOf(facts.author) + "\n/Creator " +
           textOf(QStringLiteral("Trực Ban")) + "\n/Producer " + textOf(QStringLiteral("Trực Ban")) +
           "\n/CreationDate " + date + "\n/ModDate " + date + "\n>>";
}

/// The catalogue without its second set of facts, which has the clock and a random id in it too.
QByteArray withoutMetadata(QByteArray catalogue) {
    const auto key = catalogue.indexOf("/Metadata ");
    auto at = key + 10;
    if (key >= 0 && referenceAt(catalogue, at)) {
        catalogue.remove(key, at - key);
    }
    return catalogue;
}

} // namespace

std::expected<QByteArray, QString> tidiedPdf(const QByteArray& pdf, const PdfFacts& facts) {
    PdfFile file(pdf);
    if (const auto read = file.read(); !read) {
        return std::unexpected(read.error());
    }
    const auto root = file.trailerReference("/Root");
    if (!root) {
        return std::unexpected(QStringLiteral("no catalogue"));
    }
    Renumbering renumbering;
    renumbering.numberOf(*root);
    QByteArray out = pdf.left(pdf.indexOf('\n') + 1) + "%\xE2\xE3\xCF\xD3\n";
    std::vector<qsizetype> offsets;
    const auto reference = [&](Number old) { return renumbering.numberOf(old); };
    const auto name = [&](const QByteArray& old) { return renumbering.nameOf(old); };
    const auto write = [&](const QByteArray& words, const QByteArray& stream, bool hasStream) {
        offsets.push_back(out.size());
        out += QByteArray::number(offsets.size()) + " 0 obj\n" + words;
        out += hasStream ? "\nstream\n" + stream + "\nendstream\nendobj\n" : QByteArray("\nendobj\n");
    };
    for (std::size_t i = 0; i < renumbering.order().size(); ++i) {
        const auto* object = file.object(renumbering.order()[i]);
        if (object == nullptr) {
            return std::unexpected(QStringLiteral("object %1 is missing").arg(renumbering.order()[i]));
        }
        const auto words = i == 0 ? withoutMetadata(object->words) : object->words;
        write(rewritten(words, reference, name), object->stream, object->hasStream);
    }
    write(infoOf(facts), {}, false);
    const auto id = QCryptographicHash::hash(out, QCryptographicHash::Sha256).left(16).toHex().toUpper();
    const auto table = out.size();
    out += "xref\n0 " + QByteArray::number(offsets.size() + 1) + "\n0000000000 65535 f \n";
    for (const auto offset : offsets) {
        out += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
    }
    out += "trailer\n<<\n/Size " + QByteArray::number(offsets.size() + 1) + "\n/Root 1 0 R\n/Info " +
           QByteArray::number(offsets.size()) + " 0 R\n/ID [ <" + id + "> <" + id + "> ]\n>>\nstartxref\n" +
           QByteArray::number(table) + "\n%%EOF\n";
    return out;
}

} // namespace trucban::widgets
