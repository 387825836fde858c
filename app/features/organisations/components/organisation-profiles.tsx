import { useTranslation } from 'react-i18next'
import type { OrganisationProfile } from '#app/features/organisations/queries.server.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** What the workspaces of an organisation say of themselves: logo, what they do, how they are reached. */
export function OrganisationProfiles({ profiles }: { profiles: OrganisationProfile[] }) {
  const { t } = useTranslation('organisations')
  return profiles.map(({ slug, name, description, website, contact, logo }) => (
    <section key={slug} aria-labelledby={`profile-${slug}`} className="grid gap-4">
      <SectionHeading id={`profile-${slug}`}>{profiles.length > 1 ? <LanguageTaggedText {...name} /> : t('about')}</SectionHeading>
      {logo && <img src={logo} alt={t('logoOf', { name: name.text })} className="max-h-24 max-w-60 object-contain" />}
      {description && (
        <div className="max-w-text wrap-anywhere">
          <LanguageTaggedText {...description} as="p" />
        </div>
      )}
      {(website ?? contact) && (
        <DescriptionList
          items={[
            website
              ? {
                  term: t('website'),
                  value: (
                    <Link href={website} rel="noopener noreferrer nofollow" className="wrap-anywhere" dir="ltr">
                      {website}
                    </Link>
                  ),
                }
              : undefined,
            contact
              ? {
                  term: t('contact'),
                  value: (
                    <Link href={`mailto:${contact}`} className="wrap-anywhere" dir="ltr">
                      {contact}
                    </Link>
                  ),
                }
              : undefined,
          ]}
        />
      )}
    </section>
  ))
}
