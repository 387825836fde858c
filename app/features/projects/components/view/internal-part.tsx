import { useTranslation } from 'react-i18next'
import type { Internals } from '#app/features/projects/queries/project-internals.server.ts'
import { Lock } from '#app/ui/marks/icons.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { ContactList } from './sheet-lists.tsx'

/** What stays in the workspace, apart from what the public reads; nothing where everything is public. */
export function InternalPart({ places, contacts }: Internals) {
  const { t } = useTranslation('provenance')
  if (places.length + contacts.length === 0) return null
  return (
    <section aria-labelledby="internal" className="grid gap-6 rounded-md border border-line bg-paper p-4 sm:p-6">
      <div className="grid gap-1">
        <SectionHeading id="internal">{t('internal.title')}</SectionHeading>
        <p className="flex items-start gap-2 text-base text-ink-soft">
          <Lock aria-hidden size={18} className="mt-1 shrink-0" />
          {t('internal.text')}
        </p>
      </div>
      {places.length > 0 && (
        <div className="grid gap-2">
          <h3 className="text-lg">{t('internal.places')}</h3>
          <HeldPlaces places={places} />
        </div>
      )}
      {contacts.length > 0 && (
        <div className="grid gap-3">
          <h3 className="text-lg">{t('internal.contacts')}</h3>
          <ContactList contacts={contacts} />
        </div>
      )}
    </section>
  )
}

function HeldPlaces({ places }: Pick<Internals, 'places'>) {
  return (
    <ul className="grid">
      {places.map(({ key, name, text, note, point, precision }) => (
        <li key={key} className="border-b border-line py-2 last:border-b-0">
          <span className="wrap-anywhere">{text ? <LanguageTaggedText {...text} /> : <bdi>{name}</bdi>}</span>
          {note && (
            <span className="block text-sm text-ink-soft">
              <bdi>{note}</bdi>
            </span>
          )}
          <span className="block text-sm text-ink-soft">
            {precision}
            {point && (
              <>
                {' · '}
                <bdi dir="ltr" className="figures">
                  {point}
                </bdi>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
