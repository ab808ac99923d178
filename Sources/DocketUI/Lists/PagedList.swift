package import DocketDomain
package import TerminalKit

/// A list of any length, of which only the pages around the view are kept.
///
/// Pages follow each other by the tokens that each page ends with, from one of the list's ends on: going to the other
/// end asks for the list in the opposite order, so that no page between has to be read.
package struct PagedList<Item: Hashable & Sendable>: Hashable, Sendable {
    /// Which end page 0 lies at.
    package private(set) var end: ListEnd = .start
    private var pages: [Int: [Item]] = [:]
    /// What asks for each page that can be asked for so far.
    private var tokens: [String] = [""]
    /// Pages there are, as soon as the last one is known.
    private var pageCount: Int?
    package private(set) var total: Int?
    package private(set) var totalIsExact = true
    package var view = ListState()

    /// Items of a page.
    package static var pageSize: Int { ListPage.size }
    /// Pages that are kept at once.
    private static var keptPages: Int { 6 }

    package init() {}

    /// Items that there are, as far as that is known.
    package var count: Int {
        if let pageCount, let last = pages[pageCount - 1] { return (pageCount - 1) * Self.pageSize + last.count }
        return max(total ?? 0, reach)
    }

    package var isLoaded: Bool { total != nil }
    package var isEmpty: Bool { isLoaded && count == 0 }
    package var selection: Item? { self[view.selection] }

    /// The item at a place of the list as it is shown; nil where its page is not kept.
    package subscript(index: Int) -> Item? {
        let place = self.place(of: index)
        guard place >= 0, let page = pages[place / Self.pageSize] else { return nil }
        let offset = place % Self.pageSize
        return offset < page.count ? page[offset] : nil
    }

    /// Items that can be reached by pages that are known, counted from page 0.
    private var reach: Int {
        var reach = 0
        for page in 0..<tokens.count {
            reach = page * Self.pageSize + (pages[page]?.count ?? (page < tokens.count - 1 ? Self.pageSize : 0))
        }
        return reach
    }

    /// Where an item lies counted from page 0, or the other way round.
    func place(of index: Int) -> Int {
        end == .start ? index : count - 1 - index
    }

    /// What asks for the pages that can be asked for so far.
    var knownTokens: [String] { tokens }

    /// Takes what asks for further pages.
    mutating func know(_ more: [String]) {
        if more.count > tokens.count { tokens = more }
    }

    // MARK: Moving

    /// Moves the selection, no further than pages that are known.
    package mutating func move(by distance: Int) {
        view.move(by: distance, count: count)
        clampToReach()
    }

    package mutating func select(_ index: Int) {
        view.selection = max(0, min(index, count - 1))
        clampToReach()
    }

    private mutating func clampToReach() {
        let limit = max(0, reach - 1)
        if end == .start {
            view.selection = min(view.selection, limit)
        } else {
            view.selection = max(view.selection, count - 1 - limit)
        }
    }

    /// Starts over from one end; what was loaded is dropped.
    package mutating func restart(from end: ListEnd) {
        self.end = end
        pages = [:]
        tokens = [""]
        pageCount = nil
        view = ListState(selection: end == .start ? 0 : max(0, (total ?? 1) - 1))
    }

    // MARK: Pages

    /// The pages that the view and its surroundings need and that are not there, with the tokens that ask for them.
    package func missing(height: Int) -> [(page: Int, token: String)] {
        guard isLoaded else { return tokens.first.map { [(0, $0)] } ?? [] }
        let first = place(of: view.top - height / 2)
        let last = place(of: view.top + height + height / 2)
        let low = max(0, min(first, last))
        let high = max(0, max(first, last))
        return (low / Self.pageSize...high / Self.pageSize).compactMap { page in
            guard pages[page] == nil, page < tokens.count, pageCount.map({ page < $0 }) ?? true else { return nil }
            return (page, tokens[page])
        }
    }

    /// Takes a page that was asked for. The selection stays on its item, wherever that is now.
    package mutating func fill(_ page: Page<Item>, at index: Int, isSame: (Item, Item) -> Bool) {
        let selected = isLoaded ? selection : nil
        let distance = view.selection - view.top
        let wasLoaded = isLoaded
        let countBefore = count
        pages[index] = page.items
        total = page.total.count
        totalIsExact = page.total.isExact
        if tokens.count > index + 1 { tokens[index + 1] = page.nextToken } else { tokens.append(page.nextToken) }
        if page.nextToken.isEmpty {
            tokens.removeSubrange((index + 1)...)
            pageCount = index + 1
            for old in pages.keys where old > index { pages[old] = nil }
        } else if let known = pageCount, known <= index + 1 {
            pageCount = nil
        }
        if end == .end {
            // Directories count from the end: what is shown keeps its place from there.
            let shift = count - countBefore
            view =
                wasLoaded
                ? ListState(selection: view.selection + shift, top: view.top + shift)
                : ListState(selection: count - 1, top: count - 1)
        }
        if let selected, let current = selection, !isSame(selected, current) {
            if let found = place(where: { isSame($0, selected) }, in: index) {
                view.selection = found
                view = ListState(selection: found, top: max(0, found - distance))
            }
        }
        view.selection = max(0, min(view.selection, count - 1))
        dropFarPages(keeping: index)
    }

    /// Selects an item where it is loaded.
    @discardableResult
    package mutating func select(where matches: (Item) -> Bool) -> Bool {
        for page in pages.keys.sorted() {
            if let found = place(where: matches, in: page) {
                view.selection = found
                return true
            }
        }
        return false
    }

    /// Changes an item where it is loaded.
    package mutating func update(where matches: (Item) -> Bool, _ change: (inout Item) -> Void) {
        for page in pages.keys {
            guard let index = pages[page]?.firstIndex(where: matches) else { continue }
            if var item = pages[page]?[index] {
                change(&item)
                pages[page]?[index] = item
            }
        }
    }

    /// The kept pages, which are those to ask for again when something has changed.
    package var kept: [(page: Int, token: String)] {
        pages.keys.sorted().compactMap { $0 < tokens.count ? ($0, tokens[$0]) : nil }
    }

    /// The items of a page that is kept.
    package func items(ofPage page: Int) -> [Item] { pages[page] ?? [] }

    /// Items that are loaded around the view, with their places, in the order in which they are shown.
    package var loaded: [(index: Int, item: Item)] {
        let items = pages.keys.sorted().flatMap { page in
            (pages[page] ?? []).enumerated().map { (place(of: page * Self.pageSize + $0.offset), $0.element) }
        }
        return end == .start ? items : items.reversed()
    }

    private func place(where matches: (Item) -> Bool, in page: Int) -> Int? {
        pages[page]?.firstIndex(where: matches).map { place(of: page * Self.pageSize + $0) }
    }

    private mutating func dropFarPages(keeping new: Int) {
        guard pages.count > Self.keptPages else { return }
        let centre = place(of: view.selection) / Self.pageSize
        for page in pages.keys.sorted(by: { abs($0 - centre) > abs($1 - centre) })
        where pages.count > Self.keptPages && page != new && page != centre {
            pages[page] = nil
        }
    }
}

extension PagedList {
    /// Selects the first or the last item, which may have to be read first.
    package mutating func go(to target: ListEnd) {
        let index = target == .start ? 0 : max(0, count - 1)
        if self[index] != nil || count == 0 {
            select(index)
        } else {
            restart(from: target)
        }
    }
}
