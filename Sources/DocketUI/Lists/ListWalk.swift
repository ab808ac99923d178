package import DocketDomain
import TerminalKit

/// The way through a list that looks for an item, from a place on and, as a rule, round. Places count from page 0.
package struct ListWalk: Hashable, Sendable {
    /// Where it begins.
    let start: Int
    let includesStart: Bool
    /// Whether places go up on the way.
    let goesUp: Bool
    /// Whether it goes on from the other end of the list, up to where it began.
    var goesRound = true
    /// What asks for the pages that are known, from page 0 on.
    let tokens: [String]

    /// Through all of a list of which nothing is known, from page 0 on.
    static let all = ListWalk(start: 0, includesStart: true, goesUp: true, goesRound: false, tokens: [])

    /// Looks at the pages of the list one by one, until an item fits or all have been seen.
    ///
    /// - Parameter read: Reads the page that a token asks for.
    package func first<Item: Sendable>(
        where fits: (Item) -> Bool, _ read: (String) async throws(DocketError) -> Page<Item>
    ) async throws(DocketError) -> ListMatch<Item>? {
        var tokens = tokens.isEmpty ? [""] : tokens
        let here = min(start / ListPage.size, tokens.count - 1)
        var best: ListMatch<Item>?

        /// The first item of a page that fits within a range of places, or the last one.
        func look(at number: Int, in range: Range<Int>, last: Bool) async throws(DocketError) -> ListMatch<Item>? {
            let page = try await read(tokens[number])
            if number + 1 == tokens.count, page.hasMore { tokens.append(page.nextToken) }
            let places = page.items.indices.map { number * ListPage.size + $0 }
            let fitting = zip(places, page.items).filter { range.contains($0) && fits($1) }
            guard let found = last ? fitting.last : fitting.first else { return nil }
            return ListMatch(place: found.0, number: number, page: page, tokens: tokens)
        }

        // On from here.
        if goesUp {
            let rest = (includesStart ? start : start + 1)..<Int.max
            var number = here
            while number < tokens.count, !Task.isCancelled {
                if let found = try await look(at: number, in: rest, last: false) { return found }
                number += 1
            }
        } else {
            for number in (0...here).reversed() where !Task.isCancelled {
                let range = 0..<(includesStart ? start + 1 : start)
                if let found = try await look(at: number, in: range, last: true) { return found }
            }
        }
        guard goesRound else { return nil }
        // Round, and on from the other end.
        if goesUp {
            for number in 0...here where !Task.isCancelled {
                if let found = try await look(at: number, in: 0..<start + 1, last: false) { return found }
            }
        } else {
            var number = here
            while number < tokens.count, !Task.isCancelled {
                best = try await look(at: number, in: start..<Int.max, last: true) ?? best
                number += 1
            }
        }
        return best
    }
}

/// An item that a walk has found, with its page.
package struct ListMatch<Item: Sendable>: Sendable {
    /// The item's place, counted from page 0.
    let place: Int
    /// The number of its page.
    let number: Int
    let page: Page<Item>
    /// What asks for all pages up to it.
    let tokens: [String]

    /// The item itself.
    var item: Item? {
        let index = place - number * ListPage.size
        return page.items.indices.contains(index) ? page.items[index] : nil
    }
}

/// The pages of lists.
package enum ListPage {
    /// Items of a page.
    package static let size = 100
}

extension PagedList {
    /// The way through the list from its selection on, in the order in which it is shown.
    func walk(forward: Bool, includingHere: Bool) -> ListWalk {
        let goesUp = forward == (end == .start)
        // What lingers is in no page: what comes after it stands at its place there.
        return ListWalk(
            start: max(0, place(of: view.selection)), includesStart: includingHere || goesUp && lingering != nil,
            goesUp: goesUp, tokens: knownTokens)
    }

    /// Selects what a walk has found, wherever it is.
    mutating func show(_ match: ListMatch<Item>) {
        letGo(atOnce: true)
        know(match.tokens)
        fill(match.page, askedForBy: match.tokens[match.number]) { $0 == $1 }
        let index = place(of: match.place)
        view = ListState(selection: index, top: max(0, index - 3))
    }
}
