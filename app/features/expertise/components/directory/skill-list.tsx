import { useTranslation } from 'react-i18next'
import type { Confidence, SkillLevel } from '#app/features/expertise/content.ts'
import type { ShownSkills } from '#app/features/expertise/queries/directory/expert-result.server.ts'
import { BadgeCheck, UserCheck } from '#app/ui/marks/icons.tsx'

/** Skills in a row, each with its level and how far it is vouched for. */
export function SkillList({ skills, more }: ShownSkills) {
  return (
    <ul className="flex flex-wrap items-center gap-2">
      {skills.map(({ id, name, level, confidence }) => (
        <li key={id} className="inline-flex max-w-full items-center gap-2 rounded-sm border border-line bg-paper px-2 py-0.5 text-base">
          <bdi lang={name.lang} className="min-w-0">
            {name.text}
          </bdi>
          <LevelMark level={level} />
          <ConfidenceMark confidence={confidence} />
        </li>
      ))}
      {more && <li className="text-base text-ink-soft">{more}</li>}
    </ul>
  )
}

/** The same in a cell of a table: a line each, without frames. */
export function SkillLines({ skills, more }: ShownSkills) {
  return (
    <ul className="grid gap-1">
      {skills.map(({ id, name, level, confidence }) => (
        <li key={id}>
          <bdi lang={name.lang}>{name.text}</bdi>{' '}
          <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
            <LevelMark level={level} />
            <ConfidenceMark confidence={confidence} />
          </span>
        </li>
      ))}
      {more && <li className="text-ink-soft">{more}</li>}
    </ul>
  )
}

/** A level of four as steps, and in words for those who do not see them. */
export function LevelMark({ level }: { level: SkillLevel }) {
  const { t } = useTranslation('skills')
  const name = t(`level.${level}.name`)
  return (
    <span className="inline-flex shrink-0 items-end gap-0.5" title={name}>
      <svg viewBox="0 0 22 14" width={22} height={14} aria-hidden className="flip-rtl">
        {[1, 2, 3, 4].map((step) => (
          <rect
            key={step}
            x={(step - 1) * 6}
            y={14 - (step * 3 + 2)}
            width={4}
            height={step * 3 + 2}
            rx={1}
            className={step <= level ? 'fill-accent' : 'fill-line'}
          />
        ))}
      </svg>
      <span className="sr-only">{name}</span>
    </span>
  )
}

/** Who vouches for a skill, as a mark: nothing where it is the person's own word. */
export function ConfidenceMark({ confidence }: { confidence: Confidence }) {
  const { t } = useTranslation('skills')
  if (confidence === 'self') return null
  const Mark = confidence === 'verified' ? BadgeCheck : UserCheck
  const name = t(`confidence.${confidence}.name`)
  return (
    <span className="inline-flex shrink-0" title={name}>
      <Mark aria-hidden size={17} className={confidence === 'verified' ? 'text-success' : 'text-accent'} />
      <span className="sr-only">{name}</span>
    </span>
  )
}
