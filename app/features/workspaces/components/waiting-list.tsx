import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import type { ShownKind } from '#app/features/workspaces/paths.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export type WaitingLine = {
  id: string
  href: string
  title: TaggedText | null
  kind: ShownKind
  when: string
  by: string | null
  /** Since when it is submitted; null where it is not. */
  since: string | null
  /** Who is asked to validate it. */
  validator: string | null
  reason: string | null
}

/** Records that wait for the reader, under a heading that says for what. */
export function WaitingList({ id, title, lines }: { id: string; title: string; lines: WaitingLine[] }) {
  const { t } = useTranslation('workspaces')
  const shownName = useShownName()
  if (lines.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{title}</SectionHeading>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {lines.map((line) => (
          <li key={line.id} className="py-3">
            <Link quiet href={line.href} className="text-lg font-semibold">
              {line.title ? <LanguageTaggedText {...line.title} /> : t('today.untitled')}
            </Link>
            <p className="text-base text-ink-soft">
              {t(`today.kind.${line.kind}`)}
              {' · '}
              {waitsSince({ ...line, by: line.by && shownName(line.by) }, t)}
              {line.since && line.validator && <> · {t('today.validator', { who: line.validator })}</>}
            </p>
            {line.reason && (
              <blockquote
                className="mt-2 max-w-text border-s-4 border-warning bg-warning-pale px-3 py-2 text-base whitespace-pre-line"
                dir="auto"
              >
                {line.reason}
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function waitsSince({ by, since, when }: WaitingLine, t: TFunction): string {
  if (!since) return t('today.updated', { when })
  return by ? t('today.submittedBy', { who: by, when: since }) : t('today.submitted', { when: since })
}
