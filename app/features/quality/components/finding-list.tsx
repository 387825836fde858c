import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import type { FindingLine, RecordQuality } from '#app/features/quality/queries/record-quality.server.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** What would raise the score, the most first: what to do, why, and by how many points. */
export function FindingList({ kind, findings }: Pick<RecordQuality, 'kind' | 'findings'>) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {findings.map((finding) => (
        <FindingItem key={finding.key} kind={kind} finding={finding} />
      ))}
    </ol>
  )
}

function FindingItem({ kind, finding: { key, kind: ruleKind, gain, href } }: { kind: RecordQuality['kind']; finding: FindingLine }) {
  const { t, i18n } = useTranslation('quality')
  const words = t(`rule.${kind}.${key}.do`)
  return (
    <li className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[7rem_minmax(0,1fr)_auto]">
      <p className="figures text-base font-semibold text-accent-deep">{t('gain', counted(i18n.language, gain))}</p>
      <div className="min-w-0">
        <p className="text-lg font-semibold">{href ? <Link href={href}>{words}</Link> : words}</p>
        <p className="mt-0.5 max-w-text text-base text-ink-soft">{t(`rule.${kind}.${key}.why`)}</p>
      </div>
      <p>
        <StatusBadge tone={ruleKind === 'consistency' ? 'warning' : 'neutral'}>{t(`kind.${ruleKind}`)}</StatusBadge>
      </p>
    </li>
  )
}

/** What is right already, folded away. */
export function KeptList({ kind, kept }: Pick<RecordQuality, 'kind' | 'kept'>) {
  const { t, i18n } = useTranslation('quality')
  if (kept.length === 0) return null
  return (
    <Disclosure summary={t('kept', counted(i18n.language, kept.length))}>
      <ul className="grid list-disc gap-x-8 ps-5 text-base sm:grid-cols-2">
        {kept.map((key) => (
          <li key={key}>{t(`rule.${kind}.${key}.name`)}</li>
        ))}
      </ul>
    </Disclosure>
  )
}
