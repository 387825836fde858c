import { useTranslation } from 'react-i18next'
import type { FoundOnMap } from '#app/features/map/find-on-map.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Crosshair, Search } from '#app/ui/marks/icons.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** Goes to a place by its name, or to where the reader is; the filters in force stay. */
export function PlaceFinder({ found, action }: { found: FoundOnMap; action: string }) {
  const { t } = useTranslation('map')
  return (
    <search className="no-print grid gap-3">
      <form method="get" action={action} className="flex flex-wrap items-end gap-2">
        {found.kept.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="min-w-40 flex-1">
          <Field name="find" label={t('find.label')}>
            <TextInput type="search" defaultValue={found.typed} maxLength={100} />
          </Field>
        </div>
        <Button look="secondary">
          <Search aria-hidden size={18} />
          {t('find.go')}
        </Button>
        <Button type="button" look="quiet" data-map-near={t('control.locateFailed')} hidden>
          <Crosshair aria-hidden size={18} />
          {t('find.near')}
        </Button>
      </form>
      {found.typed !== '' && (
        <div role="status" className="rounded-md border border-line bg-paper p-3">
          {found.places.length === 0 ? (
            <p>{t('find.none', { typed: found.typed })}</p>
          ) : (
            <>
              <p className="font-semibold">{t('find.found')}</p>
              <ul className="mt-1 grid gap-1">
                {found.places.map(({ label, href }) => (
                  <li key={href}>
                    <Link href={href}>{label}</Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </search>
  )
}
