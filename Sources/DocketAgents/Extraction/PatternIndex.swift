/// Patterns by the words that they can begin with, so that a text is gone through once.
struct PatternIndex<Tag: Sendable>: Sendable {
    private var entries: [(entry: PatternCompiler.Entry, tag: Tag)] = []
    /// By the numbers of words.
    private var byWord: [[Group]] = []
    private var byStart: [[Group]] = ValuePlace.Start.all.map { _ in [] }

    /// Patterns that can begin alike and need the same besides, so that most are passed over together.
    private struct Group {
        /// Nothing where they need nothing else.
        let need: Int?
        var patterns: [Int]
    }

    /// A pattern that matches.
    struct Found {
        let match: PatternMatcher.Match
        let tag: Tag
        fileprivate let pattern: Int
    }

    /// - Parameter plan: The field that `{value}` is of.
    mutating func insert(
        _ pattern: Pattern, _ tag: Tag, of plan: FieldPlan? = nil, with compiler: inout PatternCompiler
    ) {
        let number = entries.count
        let entry = compiler.add(pattern, of: plan)
        entries.append((entry, tag))
        var starts: Set<ValuePlace.Start> = []
        var words: Set<String> = []
        for anchor in pattern.anchors {
            switch anchor {
            case .word(let text): words.insert(text)
            case .capture("value") where plan?.place == .option: words.formUnion(plan?.options.firstWords ?? [])
            case .capture(let name):
                starts.insert((name == "value" ? plan?.place : ValuePlace(named: name))?.start ?? .any)
            }
        }
        for text in words {
            let word = compiler.lexicon.number(of: text)
            if word >= byWord.count { byWord += Array(repeating: [], count: word + 1 - byWord.count) }
            // That it begins with the word need not be asked.
            let need = entry.needs.first { !compiler.contains($0, word) }
            Self.insert(number, needing: need, in: &byWord[word])
        }
        for start in starts {
            let need = entry.needs.first { $0 != start.rawValue }
            Self.insert(number, needing: need, in: &byStart[start.rawValue])
        }
    }

    private static func insert(_ pattern: Int, needing need: Int?, in groups: inout [Group]) {
        if let place = groups.firstIndex(where: { $0.need == need }) {
            groups[place].patterns.append(pattern)
        } else {
            groups.append(Group(need: need, patterns: [pattern]))
        }
    }

    /// What patterns match in the sentence, by the words that they begin with.
    func matches(in matcher: inout PatternMatcher) -> [Found] {
        var found: [Found] = []
        for index in matcher.sentence {
            let word = matcher.number(at: index)
            if word < byWord.count { match(byWord[word], at: index, in: &matcher, &found) }
            for start in matcher.starts(at: index) {
                match(byStart[start.rawValue], at: index, in: &matcher, &found)
            }
        }
        return found
    }

    private func match(_ groups: [Group], at index: Int, in matcher: inout PatternMatcher, _ found: inout [Found]) {
        let first = found.count
        for place in groups.indices {
            if let need = groups[place].need, !matcher.has(need, from: index) { continue }
            for pattern in groups[place].patterns where hasAll(pattern, from: index, in: matcher) {
                if let match = matcher.match(entries[pattern].entry, at: index) {
                    found.append(Found(match: match, tag: entries[pattern].tag, pattern: pattern))
                }
            }
        }
        // In the order in which they were inserted.
        if found.count > first + 1 { found[first...].sort { $0.pattern < $1.pattern } }
    }

    /// Whether the sentence has what the pattern needs.
    private func hasAll(_ pattern: Int, from index: Int, in matcher: PatternMatcher) -> Bool {
        for need in entries[pattern].entry.needs where !matcher.has(need, from: index) { return false }
        return true
    }
}
