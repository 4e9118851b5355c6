// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trucban::maps {

/// Puts the calling thread behind those that draw frames, for good; a second call costs nothing. For tasks of a
/// QThreadPool: its setThreadPriority() changes nothing on Linux, where normal scheduling knows one priority only and
/// the share of a processor goes by niceness.
void stayBehindFrames();

} // namespace trucban::maps
