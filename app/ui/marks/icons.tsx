import * as lucide from 'lucide'
import type { IconNode } from 'lucide'
import type { ReactElement, SVGProps } from 'react'

/** `size`: width and height in pixels, else 24. Its colour is that of the text around it. */
export type IconProps = Omit<SVGProps<SVGSVGElement>, 'children' | 'width' | 'height'> & { size?: number }

export type Icon = (props: IconProps) => ReactElement

/** An icon as one element: its strokes are written once, not drawn anew by each page for each of its icons. */
function icon(strokes: IconNode): Icon {
  const drawing = {
    __html: strokes.map(([tag, attributes]) => `<${tag} ${attributesOf(attributes)}/>`).join(''),
  }
  return ({ size = 24, ...props }) => (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...props}
      dangerouslySetInnerHTML={drawing}
    />
  )
}

const attributesOf = (attributes: IconNode[number][1]) =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')

export const Archive = icon(lucide.Archive)
export const ArrowDown = icon(lucide.ArrowDown)
export const ArrowLeft = icon(lucide.ArrowLeft)
export const ArrowLeftToLine = icon(lucide.ArrowLeftToLine)
export const ArrowRight = icon(lucide.ArrowRight)
export const ArrowUp = icon(lucide.ArrowUp)
export const ArrowUpDown = icon(lucide.ArrowUpDown)
export const BadgeCheck = icon(lucide.BadgeCheck)
export const Building = icon(lucide.Building2)
export const CalendarCheck = icon(lucide.CalendarCheck)
export const Check = icon(lucide.Check)
export const ChevronDown = icon(lucide.ChevronDown)
export const ChevronRight = icon(lucide.ChevronRight)
export const CircleAlert = icon(lucide.CircleAlert)
export const CircleCheck = icon(lucide.CircleCheck)
export const CircleDashed = icon(lucide.CircleDashed)
export const CircleUserRound = icon(lucide.CircleUserRound)
export const ClipboardCheck = icon(lucide.ClipboardCheck)
export const Crosshair = icon(lucide.Crosshair)
export const Clock = icon(lucide.Clock)
export const Download = icon(lucide.Download)
export const FilePlus2 = icon(lucide.FilePlus2)
export const Database = icon(lucide.Database)
export const FolderKanban = icon(lucide.FolderKanban)
export const Gauge = icon(lucide.Gauge)
export const GitCompareArrows = icon(lucide.GitCompareArrows)
export const Globe = icon(lucide.Globe)
export const GraduationCap = icon(lucide.GraduationCap)
export const HandCoins = icon(lucide.HandCoins)
export const Image = icon(lucide.Image)
export const HandHeart = icon(lucide.HandHeart)
export const Handshake = icon(lucide.Handshake)
export const HandHelping = icon(lucide.HandHelping)
export const Hourglass = icon(lucide.Hourglass)
export const Info = icon(lucide.Info)
export const Languages = icon(lucide.Languages)
export const ListChecks = icon(lucide.ListChecks)
export const LoaderCircle = icon(lucide.LoaderCircle)
export const Lock = icon(lucide.Lock)
export const LogIn = icon(lucide.LogIn)
export const Mail = icon(lucide.Mail)
export const MapPin = icon(lucide.MapPin)
export const MapPinned = icon(lucide.MapPinned)
export const Menu = icon(lucide.Menu)
export const MessageSquare = icon(lucide.MessageSquare)
export const Package = icon(lucide.Package)
export const Printer = icon(lucide.Printer)
export const PencilLine = icon(lucide.PencilLine)
export const Plus = icon(lucide.Plus)
export const Rss = icon(lucide.Rss)
export const Search = icon(lucide.Search)
export const ShieldAlert = icon(lucide.ShieldAlert)
export const SlidersHorizontal = icon(lucide.SlidersHorizontal)
export const Sun = icon(lucide.Sun)
export const TriangleAlert = icon(lucide.TriangleAlert)
export const Undo2 = icon(lucide.Undo2)
export const Upload = icon(lucide.Upload)
export const Settings = icon(lucide.Settings)
export const UserCheck = icon(lucide.UserCheck)
export const UserRound = icon(lucide.UserRound)
export const UserX = icon(lucide.UserX)
export const UserPlus = icon(lucide.UserPlus)
export const Users = icon(lucide.Users)
export const Wrench = icon(lucide.Wrench)
export const X = icon(lucide.X)
