import { useTranslation } from 'react-i18next'
import type { OtherWords } from '#app/features/matching/explanation/explanation-words.server.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'

/** Why not another: each by name, or how many and what kept them. */
export function OthersView({ others }: { others: OtherWords }) {
  const { t } = useTranslation('matching')
  const isEmpty = others.kind === 'named' ? others.lines.length === 0 : others.sentences.length === 0
  if (isEmpty) return <p className="max-w-text text-base text-ink-soft">{t('explanation.noOthers')}</p>
  if (others.kind === 'named') {
    return (
      <ul className="divide-y divide-line border-y border-line">
        {others.lines.map(({ expertId, name, sentence }) => (
          <li key={expertId} className="py-2 text-base">
            <bdi className="font-semibold">{name}</bdi>
            <span className="block text-ink-soft">{sentence}</span>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <div className="grid max-w-text gap-2 text-base">
      {others.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {others.blocked.length > 0 && (
        <div className="grid gap-2">
          <p>{t('explanation.blockedBy')}</p>
          <DescriptionList items={others.blocked.map(({ name, count }) => ({ term: name, value: count }))} />
        </div>
      )}
    </div>
  )
}
