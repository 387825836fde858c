import { CircleAlert, CircleCheck, CircleDashed } from '#app/ui/marks/icons.tsx'
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes.ts'

export type TextLanguage = {
  code: string
  /** The language's own name. */
  name: string
  /** What `lang` says of its texts, where that is not the code. */
  lang?: string
  dir: 'ltr' | 'rtl'
  filled: boolean
  problem?: boolean
}

export type LanguageTabsProps = {
  /** What the texts are: "Title and description". */
  label: string
  /** Makes the ids of the panels; one per page. */
  id: string
  languages: TextLanguage[]
  /** The fields of one language; give their controls its `lang` and `dir`. */
  children: (language: TextLanguage) => ReactNode
}

/**
 * The languages of a text: fieldsets one under the other without a script, tabs once hydrated. The fieldsets stay in
 * place, so that nothing typed before is lost, and every language is sent with the form.
 */
export function LanguageTabs({ label, id, languages, children }: LanguageTabsProps) {
  const { t } = useTranslation('ui')
  const [hydrated, setHydrated] = useState(false)
  const [selected, setSelected] = useState(() => (languages.find((language) => language.problem) ?? languages[0])?.code)
  const [filled, setFilled] = useState(() => new Set(languages.filter((language) => language.filled).map((language) => language.code)))
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => setHydrated(true), [])
  useEffect(() => openPanelOfLink(root.current, setSelected), [])

  function noteFilled(code: string, event: FormEvent<HTMLElement>) {
    const has = hasText(event.currentTarget)
    setFilled((before) => (before.has(code) === has ? before : withMembership(before, code, has)))
  }

  function moveByKey(event: KeyboardEvent<HTMLElement>) {
    const to = tabAfterKey(
      event,
      languages.findIndex((language) => language.code === selected),
      languages.length,
    )
    const next = to === undefined ? undefined : languages[to]
    if (!next) return
    event.preventDefault()
    setSelected(next.code)
    document.getElementById(`${id}-tab-${next.code}`)?.focus()
  }

  return (
    <div ref={root}>
      {hydrated && (
        <div role="tablist" aria-label={label} className="mb-3 flex flex-wrap gap-2">
          {languages.map(({ code, name, lang = code, problem }) => (
            <button
              key={code}
              id={`${id}-tab-${code}`}
              type="button"
              role="tab"
              aria-selected={code === selected}
              aria-controls={`${id}-panel-${code}`}
              tabIndex={code === selected ? 0 : -1}
              onClick={() => setSelected(code)}
              onKeyDown={moveByKey}
              className="inline-flex min-h-11 items-center gap-2 rounded-md border border-line px-3 text-base text-ink-soft hover:border-line-strong hover:bg-paper aria-selected:border-accent aria-selected:bg-accent-pale aria-selected:font-semibold aria-selected:text-ink"
            >
              <TabMark problem={Boolean(problem)} filled={filled.has(code)} />
              <span lang={lang}>{name}</span>
              <span className="sr-only">
                {t(problem ? 'languages.problem' : filled.has(code) ? 'languages.filled' : 'languages.empty')}
              </span>
            </button>
          ))}
        </div>
      )}
      {languages.map((language) => (
        <div
          key={language.code}
          id={`${id}-panel-${language.code}`}
          role={hydrated ? 'tabpanel' : undefined}
          aria-labelledby={hydrated ? `${id}-tab-${language.code}` : undefined}
          data-language={language.code}
          hidden={hydrated && language.code !== selected}
          onInput={(event) => noteFilled(language.code, event)}
        >
          <fieldset className={classes('rounded-md border border-line p-4 sm:p-5', !hydrated && 'mt-3')}>
            <legend className={hydrated ? 'sr-only' : 'px-1 text-base font-semibold'} lang={language.lang ?? language.code}>
              {language.name}
            </legend>
            <div className="grid gap-6">{children(language)}</div>
          </fieldset>
        </div>
      ))}
    </div>
  )
}

function TabMark({ problem, filled }: { problem: boolean; filled: boolean }) {
  if (problem) return <CircleAlert aria-hidden size={18} className="text-danger" />
  return filled ? <CircleCheck aria-hidden size={18} className="text-success" /> : <CircleDashed aria-hidden size={18} />
}

function hasText(panel: HTMLElement): boolean {
  return [...panel.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].some(
    (control) => control.value.trim() !== '',
  )
}

function withMembership(codes: Set<string>, code: string, member: boolean): Set<string> {
  const next = new Set(codes)
  if (member) next.add(code)
  else next.delete(code)
  return next
}

/** The index of the tab that a key leads to; the arrows follow the direction of the page. */
function tabAfterKey(event: KeyboardEvent<HTMLElement>, at: number, count: number): number | undefined {
  const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
  if (event.key === forward) return (at + 1) % count
  if (event.key === backward) return (at - 1 + count) % count
  if (event.key === 'Home') return 0
  if (event.key === 'End') return count - 1
  return undefined
}

/** A link of the error summary may lead to a field in a hidden panel: its panel opens first. */
function openPanelOfLink(root: HTMLElement | null, open: (code: string) => void) {
  function onClick(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)))
    const code = field && root?.contains(field) ? field.closest<HTMLElement>('[data-language]')?.dataset['language'] : undefined
    if (!code || !field) return
    open(code)
    requestAnimationFrame(() => field.focus())
  }
  document.addEventListener('click', onClick)
  return () => document.removeEventListener('click', onClick)
}
