/// Patterns by the words that they can begin with, so that a text is gone through once.
struct PatternIndex<Tag: Sendable>: Sendable {
    private var entries: [(entry: PatternCompiler.Entry, tag: Tag)] = []
    /// What each pattern needs, side by side, since it is asked for most often.
    private var needs: [Int] = []
    private var needsOfEntry: [Range<Int>] = []
    /// By the numbers of words.
    private var byWord: [[Int]] = []
    private var byStart: [[Int]] = ValuePlace.Start.all.map { _ in [] }

    /// - Parameter plan: The field that `{value}` is of.
    mutating func insert(
        _ pattern: Pattern, _ tag: Tag, of plan: FieldPlan? = nil, with compiler: inout PatternCompiler
    ) {
        let number = entries.count
        let entry = compiler.add(pattern, of: plan)
        entries.append((entry, tag))
        needsOfEntry.append(needs.count..<(needs.count + entry.needs.count))
        needs += entry.needs
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
            byWord[word].append(number)
        }
        for start in starts { byStart[start.rawValue].append(number) }
    }

    /// Calls back with what each pattern matches that begins at the word.
    func forEach(at index: Int, in matcher: PatternMatcher, _ body: (PatternMatcher.Match, Tag) -> Void) {
        let word = matcher.number(at: index)
        if word < byWord.count { visit(byWord[word], at: index, in: matcher, body) }
        for start in ValuePlace.Start.all where matcher.starts(start, at: index) {
            visit(byStart[start.rawValue], at: index, in: matcher, body)
        }
    }

    private func visit(
        _ numbers: [Int], at index: Int, in matcher: PatternMatcher, _ body: (PatternMatcher.Match, Tag) -> Void
    ) {
        for number in numbers where hasAll(number, from: index, in: matcher) {
            if let match = matcher.match(entries[number].entry, at: index) { body(match, entries[number].tag) }
        }
    }

    /// Whether the sentence has what the pattern needs.
    private func hasAll(_ number: Int, from index: Int, in matcher: PatternMatcher) -> Bool {
        for place in needsOfEntry[number] where !matcher.has(needs[place], from: index) { return false }
        return true
    }
}
