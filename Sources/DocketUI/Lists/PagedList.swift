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
    /// Pages that were read again and wait for the page after them, which begins elsewhere now: they are shown together,
    /// so that no item is missing or twice in between.
    private var arrived: [Int: Page<Item>] = [:]
    /// The selected item, where it is in the list no more; it goes when the selection leaves it.
    private(set) var lingering: LingeringItem<Item>?

    /// Items of a page.
    package static var pageSize: Int { ListPage.size }
    /// Pages in which an item is sought that others have moved down.
    private static var soughtPages: Int { 10 }
    /// Pages that are kept at once.
    private static var keptPages: Int { 6 }

    package init() {}

    /// Items that there are, as far as that is known.
    package var count: Int { pagedCount + (lingering == nil ? 0 : 1) }

    /// Items that there are in pages.
    private var pagedCount: Int {
        if let pageCount, let last = pages[pageCount - 1] { return (pageCount - 1) * Self.pageSize + last.count }
        return max(total ?? 0, reach)
    }

    package var isLoaded: Bool { total != nil }
    package var isEmpty: Bool { isLoaded && count == 0 }
    package var selection: Item? { self[view.selection] }

    /// The item at a place of the list as it is shown; nil where its page is not kept.
    package subscript(index: Int) -> Item? { item(at: place(of: index)) }

    private func item(at place: Int) -> Item? {
        if let lingering, lingering.place == place { return lingering.item }
        let place = lingering?.pagedPlace(of: place) ?? place
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
        let limit = max(0, reach + (lingering == nil ? 0 : 1) - 1)
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
        arrived = [:]
        lingering = nil
        tokens = [""]
        pageCount = nil
        view = ListState(selection: end == .start ? 0 : max(0, (total ?? 1) - 1))
    }

    // MARK: Pages

    /// The pages that the view needs, or will after the next two keys, and that are not there, with the tokens that ask for
    /// them. Where keys go a view further each, one that was asked for by the last of them may not have come.
    package func missing(height: Int) -> [(page: Int, token: String)] {
        guard isLoaded else { return tokens.first.map { [(0, $0)] } ?? [] }
        // No further than a page of the list: more than are kept would be asked for again and again.
        let ahead = min(2 * height, Self.pageSize)
        let first = place(of: view.top - ahead)
        let last = place(of: view.top + height + ahead)
        let low = max(0, min(first, last))
        let high = max(0, max(first, last))
        let unread = (low / Self.pageSize...high / Self.pageSize).compactMap { page -> (page: Int, token: String)? in
            guard pages[page] == nil, page < tokens.count, pageCount.map({ page < $0 }) ?? true else { return nil }
            return (page, tokens[page])
        }
        return arrived.filter { arrived[$0.key + 1] == nil }.map { ($0.key + 1, $0.value.nextToken) } + unread
    }

    /// The page that a token asks for, where it is one of this list's.
    private func page(askedForBy token: String) -> Int? {
        arrived.first { $0.value.nextToken == token }.map { $0.key + 1 } ?? tokens.firstIndex(of: token)
    }

    /// Takes what a token has asked for, unless another page is there by now. The selection stays on its item, wherever that
    /// is now, and as far from the top of the view as it was. Where the page after it begins elsewhere now, both are taken
    /// together.
    ///
    /// - Parameter lingers: Whether a selected item that is nowhere any more stays where it was until the selection
    ///   leaves it.
    package mutating func fill(
        _ page: Page<Item>, askedForBy token: String, lingers: Bool = false, isSame: (Item, Item) -> Bool
    ) {
        guard let index = self.page(askedForBy: token) else { return }
        arrived[index] = page
        if awaitsNext(of: index, page) || seeksSelection(behind: index, isSame) {
            arrived = arrived.filter { $0.key <= index }
            return
        }
        let selected = isLoaded ? selection : nil
        let distance = view.selection - view.top
        let place = place(of: view.selection)
        let around = (item(at: place - 1), item(at: place + 1))
        let wasLoaded = isLoaded
        let stays = lingers || lingering != nil
        lingering = nil
        let countBefore = count
        takeArrived(upTo: index)
        if end == .end {
            // Directories count from the end: what is shown keeps its place from there.
            let shift = count - countBefore
            view =
                wasLoaded
                ? ListState(selection: view.selection + shift, top: view.top + shift)
                : ListState(selection: count - 1, top: count - 1)
        }
        if let selected, selection.map({ !isSame(selected, $0) }) ?? true {
            if let found = self.place(where: { isSame($0, selected) }) {
                select(found, distance)
            } else if stays {
                linger(selected, at: place, around, isSame)
                select(lingering?.place ?? place, distance)
            }
        }
        view.selection = max(0, min(view.selection, count - 1))
        dropFarPages(keeping: index)
    }

    /// Whether the page that follows is kept, and does not follow any more.
    private func awaitsNext(of index: Int, _ page: Page<Item>) -> Bool {
        guard !page.nextToken.isEmpty, pages[index] != nil, pages[index + 1] != nil, index + 1 < tokens.count else {
            return false
        }
        return tokens[index + 1] != page.nextToken
    }

    /// Whether so much has come before the selected item that it is in none of the pages that have arrived.
    private func seeksSelection(behind index: Int, _ isSame: (Item, Item) -> Bool) -> Bool {
        let chain = chain(upTo: index)
        let place = place(of: view.selection)
        guard lingering == nil, chain.count <= Self.soughtPages, arrived[index]?.nextToken.isEmpty == false,
            chain.contains(place / Self.pageSize), let selected = item(at: place)
        else { return false }
        let items = chain.flatMap { arrived[$0]?.items ?? [] }
        func has(_ item: Item?) -> Bool { item.map { item in items.contains { isSame($0, item) } } ?? false }
        // Where the one after it is there, and it is not, it is nowhere.
        return !has(selected) && !has(self.item(at: place + 1))
    }

    /// A page, and those before it that wait for it.
    private func chain(upTo last: Int) -> ClosedRange<Int> {
        var first = last
        while arrived[first - 1] != nil { first -= 1 }
        return first...last
    }

    /// Takes a page, and those before it that have waited for it.
    private mutating func takeArrived(upTo last: Int) {
        for index in chain(upTo: last) {
            if let page = arrived.removeValue(forKey: index) { take(page, at: index) }
        }
    }

    private mutating func take(_ page: Page<Item>, at index: Int) {
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
    }

    /// Selects what lies at a place counted from page 0, so far below the top of the view.
    private mutating func select(_ place: Int, _ distance: Int) {
        let index = self.place(of: place)
        view = ListState(selection: index, top: max(0, index - distance))
    }

    /// Keeps an item that is in no page between those that it was between.
    private mutating func linger(
        _ item: Item, at place: Int, _ around: (Item?, Item?), _ isSame: (Item, Item) -> Bool
    ) {
        let before = around.0.flatMap { before in self.place { isSame($0, before) } }
        let after = around.1.flatMap { after in self.place { isSame($0, after) } }
        let found = before.map { $0 + 1 } ?? after ?? place
        lingering = LingeringItem(item: item, place: max(0, min(found, pagedCount)))
    }

    /// Lets go of what is not in the list any more, as soon as the selection has left it, or at once.
    package mutating func letGo(atOnce: Bool = false) {
        guard let lingering, case let index = place(of: lingering.place), atOnce || view.selection != index else {
            return
        }
        self.lingering = nil
        let selection = view.selection - (view.selection > index ? 1 : 0)
        if view.top > index { view = ListState(top: view.top - 1) }
        view.selection = max(0, min(selection, count - 1))
    }

    /// Selects an item where it is loaded.
    @discardableResult
    package mutating func select(where matches: (Item) -> Bool) -> Bool {
        guard let found = place(where: matches) else { return false }
        view.selection = place(of: found)
        return true
    }

    /// Changes an item where it is loaded.
    package mutating func update(where matches: (Item) -> Bool, _ change: (inout Item) -> Void) {
        if let item = lingering?.item, matches(item) {
            lingering?.change(change)
            return
        }
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
        var items = pages.keys.sorted().flatMap { page in
            (pages[page] ?? []).enumerated().map { offset, item in
                let place = page * Self.pageSize + offset
                return (lingering?.place(ofPaged: place) ?? place, item)
            }
        }
        if let lingering {
            items.insert(
                (lingering.place, lingering.item), at: items.firstIndex { $0.0 > lingering.place } ?? items.count)
        }
        return (end == .start ? items : items.reversed()).map { (place(of: $0.0), $0.1) }
    }

    /// The loaded items that fit, in no order.
    package func items(where fits: (Item) -> Bool) -> [Item] {
        var items = pages.values.flatMap { $0.filter(fits) }
        if let item = lingering?.item, fits(item) { items.append(item) }
        return items
    }

    /// The place of the first item that fits, counted from page 0.
    private func place(where matches: (Item) -> Bool) -> Int? {
        if let lingering, matches(lingering.item) { return lingering.place }
        for page in pages.keys.sorted() {
            guard let offset = pages[page]?.firstIndex(where: matches) else { continue }
            let place = page * Self.pageSize + offset
            return lingering?.place(ofPaged: place) ?? place
        }
        return nil
    }

    private mutating func dropFarPages(keeping new: Int) {
        guard pages.count > Self.keptPages else { return }
        let centre = max(0, place(of: view.selection)) / Self.pageSize
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
