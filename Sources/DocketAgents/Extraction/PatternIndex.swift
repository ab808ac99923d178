/// Patterns by the words that they can begin with, so that a text is gone through once.
struct PatternIndex<Tag: Sendable>: Sendable {
    private var entries: [(entry: PatternCompiler.Entry, tag: Tag)] = []
    /// What each pattern needs, side by side, since it is asked for most often.
    private var needs: [Int] = []
    private var needsOfEntry: [Range<Int>] = []
    /// The groups of one word, or of one kind of value, behind those of another.
    private var groups: [Group] = []
    /// The patterns of one group behind those of another.
    private var patterns: [Int] = []
    /// By the numbers of words.
    private var byWord: [Range<Int>] = []
    private var byStart: [Range<Int>] = []

    /// Patterns that can begin alike and need the same besides, so that most are passed over together.
    private struct Group {
        /// Nothing where they need nothing else.
        let need: Int?
        let patterns: Range<Int>
    }

    /// A pattern that matches.
    struct Found {
        let match: PatternMatcher.Match
        let tag: Tag
        fileprivate let pattern: Int
    }

    /// A pattern that is to be looked for, and of which field `{value}` is in it.
    struct Sought {
        let pattern: Pattern
        let tag: Tag
        var plan: FieldPlan?
    }

    init(_ sought: [Sought], with compiler: inout PatternCompiler) {
        var byWord: [Int: [Int]] = [:]
        var byStart: [ValuePlace.Start: [Int]] = [:]
        for (number, one) in sought.enumerated() {
            let entry = compiler.add(one.pattern, of: one.plan)
            entries.append((entry, one.tag))
            needsOfEntry.append(needs.count..<(needs.count + entry.needs.count))
            needs += entry.needs
            let (words, starts) = Self.begins(of: one)
            for text in words { byWord[compiler.lexicon.number(of: text), default: []].append(number) }
            for start in starts { byStart[start, default: []].append(number) }
        }
        // That it begins with the word need not be asked.
        self.byWord = (0..<(byWord.keys.max() ?? -1) + 1).map { word in
            group(byWord[word] ?? []) { compiler.contains($0, word) }
        }
        self.byStart = ValuePlace.Start.all.map { start in
            group(byStart[start] ?? []) { $0 == start.rawValue }
        }
    }

    /// The words, and what values, a pattern can begin with.
    private static func begins(of sought: Sought) -> (words: Set<String>, starts: Set<ValuePlace.Start>) {
        var starts: Set<ValuePlace.Start> = []
        var words: Set<String> = []
        let plan = sought.plan
        for anchor in sought.pattern.anchors {
            switch anchor {
            case .word(let text): words.insert(text)
            case .capture("value") where plan?.place == .option: words.formUnion(plan?.options.firstWords ?? [])
            case .capture(let name):
                starts.insert((name == "value" ? plan?.place : ValuePlace(named: name))?.start ?? .any)
            }
        }
        return (words, starts)
    }

    /// Adds groups of patterns by the first thing they need that is not known to be there; gives where they are.
    private mutating func group(_ numbers: [Int], butFor isKnown: (Int) -> Bool) -> Range<Int> {
        let first = groups.count
        let byNeed = Dictionary(grouping: numbers) { number in
            needs[needsOfEntry[number]].first { !isKnown($0) }
        }
        for (need, members) in byNeed {
            groups.append(Group(need: need, patterns: patterns.count..<(patterns.count + members.count)))
            patterns += members
        }
        return first..<groups.count
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

    private func match(_ range: Range<Int>, at index: Int, in matcher: inout PatternMatcher, _ found: inout [Found]) {
        let first = found.count
        for group in range {
            if let need = groups[group].need, !matcher.has(need, from: index) { continue }
            for place in groups[group].patterns {
                let pattern = patterns[place]
                guard hasAll(pattern, from: index, in: matcher),
                    let match = matcher.match(entries[pattern].entry, at: index)
                else { continue }
                found.append(Found(match: match, tag: entries[pattern].tag, pattern: pattern))
            }
        }
        // In the order of the rules.
        if found.count > first + 1 { found[first...].sort { $0.pattern < $1.pattern } }
    }

    /// Whether the sentence has what the pattern needs.
    private func hasAll(_ pattern: Int, from index: Int, in matcher: PatternMatcher) -> Bool {
        for place in needsOfEntry[pattern] where !matcher.has(needs[place], from: index) { return false }
        return true
    }
}
