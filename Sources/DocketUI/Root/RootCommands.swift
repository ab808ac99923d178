import DocketDomain

/// Commands that every screen has.
enum RootCommands {
    static let table = CommandTable<ScreenSet>(
        entrances + [
            ScreenCommand(.zoom) { _, context in context.isZoomed.toggle() },
            ScreenCommand(.close) { _, context in close(&context) },
            ScreenCommand(
                CommandEntry(.back, .going, "Back to the place before", ["{", "alt-left"]),
                off: { $1.history.canGoBack ? nil : "There is no place before this one" },
                run: { _, context in context.wish(.goBack) }),
            ScreenCommand(
                CommandEntry(.forward, .going, "Forward again", ["}", "alt-right"]),
                off: { $1.history.canGoForward ? nil : "There is no place after this one" },
                run: { _, context in context.wish(.goForward) }),
            ScreenCommand(
                CommandEntry(.goTo, .going, "To an address, or an id by its beginning or ending", ["g o"])
            ) { _, context in
                context.present(Picker(Topic(RootTopic.goTo), title: "Go to which address?", from: .objects))
            },
            ScreenCommand(.searchEverything) { _, context in context.present(SearchOverlay(context.shared)) },
            ScreenCommand(.composeNew, off: { $1.identity.writeRefusal }) { _, context in
                context.present(Composer(.newThread, context.shared))
            },
            ScreenCommand(
                CommandEntry(.drafts, .writing, "Drafts: texts that are not stored", []),
                off: { $1.identity.writeRefusal ?? ($1.drafts.all.isEmpty ? "There are no drafts" : nil) },
                run: { _, context in context.present(Picker(Topic(RootTopic.draft), drafts: context.drafts)) }),
            ScreenCommand(.importFile, off: { $1.identity.writeRefusal }) { _, context in
                context.present(Prompt(importing: Topic(RootTopic.importFile)))
            },
        ] + exporting + program)

    private static let entrances = ScreenSet.types.map { type -> ScreenCommand<ScreenSet> in
        let id = type.id
        return ScreenCommand(type.entrance) { _, context in context.wish(.enter(id)) }
    }

    private static let exporting = ExportCommands.all.map { entry, way in
        ScreenCommand<ScreenSet>(
            entry, off: { ExportCommands.refusal($0.shown.exportTargets($1), way, $1) },
            run: { ExportCommands.run($0.shown.exportTargets($1.shared), way, &$1) })
    }

    private static let program: [ScreenCommand<ScreenSet>] = [
        ScreenCommand(
            CommandEntry(.palette, .program, "All commands by name", hint: "commands", [":", "ctrl-p"])
        ) { _, context in context.present(PaletteOverlay()) },
        ScreenCommand(
            CommandEntry(.help, .program, "Keys that work here", hint: "help", ["?"], also: ["help", "shortcuts"])
        ) { screens, context in
            context.present(HelpOverlay(screens.shown.keyContext(context.shared)))
        },
        // The root takes its key before anything else does.
        ScreenCommand(
            CommandEntry(.interrupt, .program, "Cancel what runs; twice: quit", ["ctrl-c"])
        ) { _, _ in },
        ScreenCommand(
            CommandEntry(.redraw, .program, "Draw the screen again", ["ctrl-l"], also: ["refresh", "reload"])
        ) { _, context in
            context.wish(.reload)
            context.add(.redraw)
        },
        ScreenCommand(CommandEntry(.suspend, .program, "Suspend; fg comes back", ["ctrl-z"])) { _, context in
            context.add(.suspend)
        },
        ScreenCommand(
            CommandEntry(
                .quit, .program, "Back, and quit from the first view", hint: "quit", ["q"],
                also: ["quit", "exit", "leave"])
        ) { _, context in context.wish(.stepBack) },
        ScreenCommand(CommandEntry(.openDemo, .program, "Open the demo workspace", ["g d"])) { _, context in
            context.wish(.leave(.openDemo))
        },
        mouse(.mouseOn, "Mouse on", true), mouse(.mouseOff, "Mouse off", false),
        theme(.themeAuto, "Theme auto: for dark and light backgrounds", .auto),
        theme(.themeDark, "Theme dark", .dark), theme(.themeLight, "Theme light", .light),
        theme(.themeMono, "Theme mono: no colours", .mono),
        ScreenCommand(CommandEntry(.crash, .program, "Crash", [], isHidden: true)) { _, context in
            context.add(.crash)
        },
    ]

    private static func mouse(_ id: CommandID, _ title: String, _ isOn: Bool) -> ScreenCommand<ScreenSet> {
        ScreenCommand(
            CommandEntry(id, .program, title, []),
            off: { $1.appearance.mouse == isOn ? "The mouse is \(isOn ? "on" : "off") already" : nil },
            run: { _, context in
                context.appearance.mouse = isOn
                context.add(.setMouse(isOn))
                context.say(title)
            })
    }

    private static func theme(_ id: CommandID, _ title: String, _ theme: ThemeName) -> ScreenCommand<ScreenSet> {
        ScreenCommand(CommandEntry(id, .program, title, [], also: ["colours", "colors"])) { _, context in
            context.appearance.theme = theme
        }
    }

    /// One step out: an error line, a search that runs, then whatever the screen has to close.
    private static func close(_ context: inout ScreenContext) {
        if context.failure != nil {
            context.failure = nil
        } else if context.queries[.find] != nil {
            context.drop { $0 == .find }
        } else {
            context.wish(.close)
        }
    }
}

/// What the root asks.
enum RootTopic: Hashable {
    case importFile
    /// Which address to go to.
    case goTo
    /// Which draft to go on with.
    case draft
    /// Whether to leave although something is not stored.
    case leave
    /// Whether to leave although a file is being made.
    case leaveExports(Effect)
}

extension CommandID {
    static let back = CommandID("go.back")
    package static let forward = CommandID("go.forward")
    static let goTo = CommandID("go.address")
    static let palette = CommandID("app.palette")
    package static let help = CommandID("app.help")
    static let interrupt = CommandID("app.interrupt")
    static let drafts = CommandID("write.drafts")
    static let redraw = CommandID("app.redraw")
    static let suspend = CommandID("app.suspend")
    static let quit = CommandID("app.quit")
    static let openDemo = CommandID("app.demo")
    static let mouseOn = CommandID("app.mouse-on")
    static let mouseOff = CommandID("app.mouse-off")
    static let themeAuto = CommandID("theme.auto")
    static let themeDark = CommandID("theme.dark")
    static let themeLight = CommandID("theme.light")
    static let themeMono = CommandID("theme.mono")
    /// Ends the program as a fault of its own would, so that tests see what becomes of the terminal.
    static let crash = CommandID("debug.crash")
}
