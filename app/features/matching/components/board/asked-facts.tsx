import { useTranslation } from 'react-i18next'
import type { AskedWords } from '#app/features/matching/board/queries/request-words.server.ts'
import type { ShownPlaces } from '#app/features/matching/board/queries/place-words.server.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { PlaceMarks } from './place-marks.tsx'
import { PriorityMark } from './priority-mark.tsx'

/** What a request asks, and how far its places are given. */
export function AskedFacts({ asked, places }: { asked: AskedWords; places: ShownPlaces }) {
  const { t } = useTranslation('matching-board')
  return (
    <>
      <DescriptionList
        layout="band"
        items={[
          { term: t('column.places'), value: <PlaceMarks places={places} /> },
          { term: t('column.priority'), value: <PriorityMark priority={asked.priority} /> },
          { term: t('request.place'), value: asked.place },
          { term: t('column.when'), value: asked.when },
          { term: t('request.mode'), value: asked.mode },
          { term: t('request.days'), value: <span className="figures">{asked.days}</span> },
        ]}
      />
      <DescriptionList
        items={[
          { term: t('request.skills'), value: <Wanted items={asked.skills} /> },
          asked.languages.length > 0 ? { term: t('request.languages'), value: <Wanted items={asked.languages} /> } : undefined,
        ]}
      />
    </>
  )
}

function Wanted({ items }: { items: AskedWords['skills'] }) {
  const { t } = useTranslation('matching')
  return (
    <ul className="grid gap-0.5">
      {items.map(({ text, must }) => (
        <li key={text}>
          {text}{' '}
          <span className="ms-1 inline-block rounded-sm border border-line bg-paper px-1.5 text-sm">
            {t(must ? 'evidence.must' : 'evidence.wanted')}
          </span>
        </li>
      ))}
    </ul>
  )
}
